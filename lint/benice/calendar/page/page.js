"use strict";
// Filters and jumps; without a script the page is all there.
const find = (id) => document.getElementById(id);
const account = find("by-account"), rule = find("by-rule"), shown = find("shown");
const posts = [...document.querySelectorAll("article.post")];
const marked = [...document.querySelectorAll("[data-account]")];

function fits(each) {
  const rules = each.dataset.rules.split(" ").filter(Boolean);
  const wanted = !rule.value || (rule.value === "*" ? rules.length > 0 : rules.includes(rule.value));
  return wanted && (!account.value || each.dataset.account === account.value);
}

function filter() {
  for (const each of marked) each.hidden = !fits(each);
  for (const joined of document.querySelectorAll(".joined")) joined.hidden = !joined.querySelector("li:not([hidden])");
  for (const day of document.querySelectorAll("section.day")) day.hidden = !day.querySelector("article:not([hidden])");
  const left = posts.filter((post) => !post.hidden).length;
  shown.textContent = left === posts.length ? "" : `${left} of ${posts.length} posts`;
}

function next() {
  const told = posts.filter((post) => !post.hidden && post.classList.contains("told"));
  if (!told.length) return;
  const at = told.indexOf(document.activeElement);
  const to = told[(at + 1) % told.length];
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: "center" });
}

account.addEventListener("change", filter);
rule.addEventListener("change", filter);
find("next").addEventListener("click", next);
find("filters").hidden = false;
