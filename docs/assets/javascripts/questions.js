// Makes the boxes beside questions for the doctor real ones. What is ticked in any guide is kept on this device alone,
// and the page "My questions" shows and prints it. Without this script the lists print as they are.

(() => {
  "use strict";

  const KEPT = "cancerfax-guides-questions";

  const questions = Array.from(document.querySelectorAll(".checklist li"));
  if (!questions.length) return;

  // Where nothing may be stored the ticks hold for this page.
  let ticked = new Set();
  const read = () => {
    try {
      ticked = new Set(JSON.parse(localStorage.getItem(KEPT)) || []);
    } catch (error) {}
  };
  const keep = () => {
    try {
      if (ticked.size) localStorage.setItem(KEPT, JSON.stringify(Array.from(ticked)));
      else localStorage.removeItem(KEPT);
    } catch (error) {}
  };

  const boxes = questions.map((question) => {
    const label = document.createElement("label");
    const box = document.createElement("input");
    box.type = "checkbox";
    box.value = question.textContent.trim();
    label.append(box, ...question.childNodes);
    question.append(label);
    question.parentElement.classList.add("with-boxes");
    box.addEventListener("change", () => {
      if (box.checked) ticked.add(box.value);
      else ticked.delete(box.value);
      keep();
      show();
    });
    return box;
  });

  const template = document.getElementById("my-questions-tools");
  const parts = template && document.createRange().createContextualFragment(template.content.firstChild.data);
  const tools = parts && parts.querySelector("div");

  function show() {
    boxes.forEach((box) => (box.checked = ticked.has(box.value)));
    if (!tools) return;
    const only = tools.querySelector("[data-only]");
    const known = boxes.filter((box) => box.checked).length;
    // A list of none would be an empty page.
    only.disabled = known === 0;
    if (only.disabled) only.checked = false;
    tools.querySelector("[data-ticked]").textContent = known;
    tools.querySelector("[data-total]").textContent = boxes.length;
    tools.querySelector("[data-forget]").disabled = ticked.size === 0;
    document.querySelectorAll(".checklist").forEach((list) => {
      const items = Array.from(list.querySelectorAll("li"));
      items.forEach((item) => (item.hidden = only.checked && !item.querySelector("input").checked));
      list.hidden = items.every((item) => item.hidden);
      list.previousElementSibling.hidden = list.hidden;
    });
  }

  if (tools) {
    document.querySelector(".ticks-note").after(tools);
    const only = tools.querySelector("[data-only]");
    only.addEventListener("change", show);
    tools.querySelector("[data-print]").addEventListener("click", () => print());
    tools.querySelector("[data-forget]").addEventListener("click", () => {
      ticked.clear();
      keep();
      show();
    });
    read();
    only.checked = ticked.size > 0;
  }

  // The browser may bring back a page as it was left, and another tab may have changed the list.
  addEventListener("pageshow", () => (read(), show()));
  addEventListener("storage", () => (read(), show()));
  read();
  show();
})();
