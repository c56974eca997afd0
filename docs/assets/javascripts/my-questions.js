// Where guides are many, "My questions" does not print them all. Those that were ticked in a guide come here, before
// questions.js makes boxes of every list.

(() => {
  "use strict";

  const place = document.getElementById("from-guides");
  if (!place) return;

  let ticked = [];
  try {
    ticked = JSON.parse(localStorage.getItem("cancerfax-guides-questions")) || [];
  } catch (error) {}
  const printed = new Set(Array.from(document.querySelectorAll(".checklist li"), (one) => one.textContent.trim()));
  const list = document.createElement("ul");
  ticked
    .filter((question) => !printed.has(question))
    .forEach((question) => {
      const item = document.createElement("li");
      item.textContent = question;
      list.append(item);
    });
  if (!list.children.length) return;

  const box = document.createElement("div");
  box.className = "admonition checklist";
  box.append(list);
  place.after(box);
})();
