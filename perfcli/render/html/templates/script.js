"use strict";
// Sorts and filters a table. Without it the table is whole, in the order of the states.
for (const finder of document.querySelectorAll(".finder")) {
  const form = finder.querySelector("form");
  const body = finder.querySelector("tbody");
  const count = finder.querySelector(".count");
  const rows = [...body.rows];
  const heads = [...finder.querySelectorAll("thead th")];
  const words = form.querySelector("[data-words]");
  const sorter = form.querySelector("[data-sorter]");
  let by = null, down = false;

  const value = (row, column) => {
    const told = row.cells[column].dataset.sort;
    return told === undefined ? null : isNaN(told) ? told : Number(told);
  };
  const compare = (a, b) => {
    const [x, y] = [value(a, by), value(b, by)];
    if (x === null || y === null) return (x === null) - (y === null); // unknown comes last
    const order = x < y ? -1 : x > y ? 1 : 0;
    return down ? -order : order;
  };
  const sort = () => {
    const order = by === null ? rows : [...rows].sort((a, b) => compare(a, b) || rows.indexOf(a) - rows.indexOf(b));
    body.append(...order);
    heads.forEach((head, i) => {
      if (i === by) head.setAttribute("aria-sort", down ? "descending" : "ascending");
      else head.removeAttribute("aria-sort");
    });
    sorter.value = by === null ? "" : String(by);
  };
  const filter = () => {
    const wanted = words.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const ones = [...form.querySelectorAll("[data-one]")].filter((one) => one.value);
    const mosts = [...form.querySelectorAll("[data-most]")].filter((one) => one.value !== "");
    let shown = 0, silent = 0;
    for (const row of rows) {
      const text = row.textContent.toLowerCase();
      const fits = wanted.every((word) => text.includes(word)) &&
        ones.every((one) => row.cells[one.dataset.one].dataset.groups.split("|").includes(one.value));
      const figures = mosts.map((one) => [value(row, one.dataset.most), Number(one.value)]);
      const unknown = figures.some(([figure]) => figure === null);
      const under = figures.every(([figure, most]) => figure === null || figure <= most);
      row.hidden = !(fits && under && !unknown);
      shown += !row.hidden;
      silent += fits && under && unknown;
    }
    const left = silent ? `; ${silent} more left out, since they publish no such figure` : "";
    count.textContent = shown === rows.length ? `All ${shown} programs` : `${shown} of ${rows.length} programs${left}`;
  };
  heads.forEach((head, i) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = head.textContent;
    button.addEventListener("click", () => {
      down = by === i && !down;
      by = i;
      sort();
    });
    head.replaceChildren(button);
  });
  sorter.addEventListener("change", () => {
    by = sorter.value === "" ? null : Number(sorter.value);
    down = false;
    sort();
  });
  form.addEventListener("input", filter);
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("reset", () => setTimeout(() => { by = null; sort(); filter(); }));
  form.hidden = false;
  filter();
}
