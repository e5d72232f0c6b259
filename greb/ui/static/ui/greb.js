/* Small comforts only; every page works without this file. */
(function () {
  "use strict";
  var doc = document;
  // An answer that came back with something to look at is where reading starts.
  function look(root) {
    var first = root.querySelector("[data-focus]");
    if (first) first.focus();
    root.querySelectorAll("textarea[maxlength]").forEach(count);
    root.querySelectorAll("[data-print]").forEach(function (each) { each.hidden = false; });
  }
  // How much room is left, said only when it is getting short.
  function count(area) {
    if (area.dataset.counted) return;
    area.dataset.counted = "1";
    var line = doc.createElement("p");
    line.className = "left-over";
    line.setAttribute("role", "status");
    area.after(line);
    area.addEventListener("input", function () {
      var most = area.maxLength, used = area.value.length;
      line.textContent = used > most * 0.8 ? used + " / " + most : "";
    });
  }
  // Sent once: the button rests while the form is on its way, and wakes if one comes back to the page.
  doc.addEventListener("submit", function (event) {
    var by = event.submitter;
    if (by && event.target.method === "post") setTimeout(function () { by.setAttribute("data-sent", ""); });
  });
  doc.addEventListener("click", function (event) {
    if (event.target.closest("[data-sent]")) event.preventDefault();
    if (event.target.closest("[data-print]")) window.print();
  });
  window.addEventListener("pageshow", function () {
    doc.querySelectorAll("[data-sent]").forEach(function (each) { each.removeAttribute("data-sent"); });
  });
  doc.addEventListener("htmx:afterSettle", function (event) { look(event.target); });
  look(doc);
})();
