// All of the search that a page has before a reader touches it.
{
  const root = document.querySelector("[data-search]");
  const [button, form] = root.children;
  let start;
  const open = () => {
    start = start || import("./search.js").catch(() => { start = 0; });
    start.then((search) => search && search.open(root, button, form));
  };
  form.q.onfocus = button.onclick = open;
  addEventListener("keydown", (event) => {
    if (!/^[/sf]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input,select,textarea")) return;
    event.preventDefault();
    open();
  });
  root.hidden = false;
}
