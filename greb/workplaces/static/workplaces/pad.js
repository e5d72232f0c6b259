/* Figures to press for the PIN, where a screen has no keyboard. The field works without them. */
(function () {
  "use strict";
  document.querySelectorAll("[data-pad]").forEach(function (place) {
    var field = place.querySelector("input"), pad = document.createElement("div");
    function key(text, name, press) {
      var each = document.createElement("button");
      each.type = "button";
      each.className = "button quiet";
      each.textContent = text;
      if (name) each.setAttribute("aria-label", name);
      each.addEventListener("click", press);
      pad.append(each);
    }
    pad.className = "pad";
    "1234567890".split("").forEach(function (figure) {
      key(figure, "", function () { if (field.value.length < 6) field.value += figure; });
    });
    key("⌫", place.dataset.padBack, function () { field.value = field.value.slice(0, -1); });
    place.append(pad);
  });
})();
