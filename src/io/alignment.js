(function () {
	"use strict";
	var form = document.getElementById("filter");
	var lists = Array.prototype.slice.call(document.querySelectorAll(".beads"));
	var SVG = "http://www.w3.org/2000/svg";

	/* A band from the source side of a bead to its target side. */
	function band(svg, box, source, target, colour) {
		var s = source.getBoundingClientRect(), t = target.getBoundingClientRect();
		var x1 = s.right - box.left, x2 = t.left - box.left, mid = (x1 + x2) / 2;
		var path = document.createElementNS(SVG, "path");
		function y(v) { return (v - box.top).toFixed(1); }
		path.setAttribute("d", "M" + x1 + " " + y(s.top) + "C" + mid + " " + y(s.top) + " " + mid + " " + y(t.top) + " " + x2 + " " + y(t.top) +
			"L" + x2 + " " + y(t.bottom) + "C" + mid + " " + y(t.bottom) + " " + mid + " " + y(s.bottom) + " " + x1 + " " + y(s.bottom) + "Z");
		path.setAttribute("fill", colour);
		path.setAttribute("fill-opacity", "0.13");
		path.setAttribute("stroke", colour);
		path.setAttribute("stroke-opacity", "0.55");
		svg.appendChild(path);
	}
	function draw(list) {
		var box = list.getBoundingClientRect(), sides = {};
		var svg = list.querySelector("svg") || list.insertBefore(document.createElementNS(SVG, "svg"), list.firstChild);
		svg.textContent = "";
		svg.setAttribute("aria-hidden", "true");
		list.querySelectorAll(".row:not([hidden]) .side[data-bead]").forEach(function (side) {
			var id = side.dataset.bead;
			(sides[id] = sides[id] || []).push(side);
		});
		Object.keys(sides).forEach(function (id) {
			if (sides[id].length === 2) {
				var pair = sides[id];
				if (pair[0].nextElementSibling === null) pair.reverse();
				band(svg, box, pair[0], pair[1], getComputedStyle(pair[0].parentNode).getPropertyValue("--colour"));
			}
		});
		list.classList.add("has-lines");
	}
	function drawAll() { lists.forEach(draw); }

	function filter() {
		var most = parseFloat(form.elements.most.value), shown = 0, all = 0;
		document.querySelectorAll(".beads .row").forEach(function (row) {
			row.hidden = parseFloat(row.dataset.p) > most && most < 1;
			all++;
			shown += !row.hidden;
		});
		document.getElementById("most").textContent = form.elements.most.value;
		document.getElementById("shown").textContent = shown + " of " + all + " rows";
		drawAll();
	}
	/* Both sides of a moved bead light up together. */
	function light(event) {
		var side = event.target.closest ? event.target.closest(".side[data-bead]") : null;
		document.querySelectorAll(".side.lit").forEach(function (lit) { lit.classList.remove("lit"); });
		if (side)
			document.querySelectorAll('.side[data-bead="' + side.dataset.bead + '"]').forEach(function (other) { other.classList.add("lit"); });
	}
	form.hidden = false;
	form.addEventListener("input", filter);
	document.addEventListener("mouseover", light);
	window.addEventListener("resize", drawAll);
	filter();
}());
