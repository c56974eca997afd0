// Leads from an old address to the new one with the heading that the address names. Without this script the page leads to
// the top of the new one.
if (location.hash.length > 1) {
  // The line that follows in the page would lead there without it.
  window.stop();
  location.replace(document.currentScript.dataset.to + location.hash);
}
