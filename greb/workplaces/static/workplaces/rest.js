/* A shared device rests two minutes after the last page. Writing counts as being here, so that what somebody is
   in the middle of is not lost; without this file the page goes by itself (base.html). The server hears of it at
   most every eight seconds, and the page rests earlier than the server does. */
(function () {
  "use strict";
  var here = document.currentScript.dataset, timer, told = 0;
  function rest() { location.replace(here.rest); }
  function wait(seconds) { clearTimeout(timer); timer = setTimeout(rest, seconds * 1000); }
  document.addEventListener("input", function () {
    wait(110);
    if (Date.now() - told < 8000) return;
    told = Date.now();
    fetch(here.still, { credentials: "same-origin" }).then(function (answer) {
      if (answer.status === 403) rest();
    }, function () {});
  });
  document.addEventListener("htmx:afterRequest", function () { wait(125); });
  wait(125);
})();
