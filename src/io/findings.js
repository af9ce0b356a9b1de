(function () {
	"use strict";
	var form = document.getElementById("filters");
	var shown = document.getElementById("shown");
	var cards = Array.prototype.slice.call(document.querySelectorAll("article"));
	form.hidden = false;

	function fold(text) {
		return text.normalize("NFKD").toLocaleLowerCase();
	}
	cards.forEach(function (card) { card.folded = fold(card.textContent); });

	function passes(card) {
		var box = form.elements[card.dataset.severity];
		return box.checked &&
			(!form.elements.check.value || form.elements.check.value === card.dataset.check) &&
			(!form.elements.file.value || form.elements.file.value === card.dataset.file) &&
			(!form.elements.words.value || card.folded.indexOf(fold(form.elements.words.value)) >= 0);
	}
	function apply() {
		var n = 0;
		cards.forEach(function (card) {
			card.hidden = !passes(card);
			n += !card.hidden;
		});
		shown.textContent = n === cards.length ? n + " shown" : n + " of " + cards.length + " shown";
	}
	function move(step) {
		var visible = cards.filter(function (card) { return !card.hidden; });
		var at = visible.indexOf(document.activeElement);
		var next = visible[at < 0 ? (step > 0 ? 0 : visible.length - 1) : at + step];
		if (next) {
			next.focus({ preventScroll: true });
			next.scrollIntoView({ block: "nearest" });
		}
	}
	function toggle(name) {
		form.elements[name].checked = !form.elements[name].checked;
		apply();
	}
	form.addEventListener("input", apply);
	form.addEventListener("submit", function (event) { event.preventDefault(); });
	document.addEventListener("keydown", function (event) {
		var typing = /^(INPUT|SELECT)$/.test(event.target.tagName) && event.target.type !== "checkbox";
		if (event.key === "Escape" && typing) {
			event.target.blur();
			return;
		}
		if (typing || event.ctrlKey || event.altKey || event.metaKey)
			return;
		switch (event.key) {
		case "j": move(1); break;
		case "k": move(-1); break;
		case "1": toggle("error"); break;
		case "2": toggle("warning"); break;
		case "3": toggle("note"); break;
		case "/": form.elements.words.focus(); event.preventDefault(); break;
		}
	});
	apply();
}());
