// Lets the table of reviews be sorted by a column. Without this script the table is complete, the most urgent first.
(() => {
  "use strict";

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    const time = cell.querySelector("time");
    return time ? time.dateTime : cell.textContent.trim();
  };

  const sortBy = (table, header, column) => {
    const up = header.getAttribute("aria-sort") !== "ascending";
    for (const other of table.tHead.rows[0].cells) other.removeAttribute("aria-sort");
    header.setAttribute("aria-sort", up ? "ascending" : "descending");
    const body = table.tBodies[0];
    const rows = [...body.rows].sort((a, b) => valueOf(a, column).localeCompare(valueOf(b, column), "en"));
    body.append(...(up ? rows : rows.reverse()));
  };

  const makeSortable = () => {
    const heading = document.getElementById("every-page");
    const table = heading && heading.parentElement.querySelector("table");
    if (!table) return;
    // On a phone the row of headings is out of sight unless it sorts.
    table.setAttribute("data-sortable", "");
    [...table.tHead.rows[0].cells].forEach((header, column) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "sort-by";
      button.append(...header.childNodes);
      button.addEventListener("click", () => sortBy(table, header, column));
      header.append(button);
    });
  };

  makeSortable();
})();
