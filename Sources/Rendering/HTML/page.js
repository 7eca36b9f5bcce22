"use strict";
(() => {
  const root = document.documentElement;
  const folio = document.querySelector(".folio");
  const text = document.getElementById("text");
  const notes = [...document.querySelectorAll(".note")];
  const lines = document.querySelector(".lines");
  const anchors = new Map();
  for (const part of document.querySelectorAll(".m.quote")) {
    if (!anchors.has(part.dataset.q)) anchors.set(part.dataset.q, part);
  }
  const paths = new Map();

  // A long page lays out what is near the window only, and so do its notes.
  const isLong = text.classList.contains("long");
  const near = new Set();
  let placed = [];

  // Margin notes stand beside their quotes, or below the note above where there is no room.
  function layOut() {
    const isNarrow = matchMedia("(max-width: 62rem)").matches;
    root.classList.toggle("laid", !isNarrow);
    if (isNarrow || !lines) return;
    const frame = folio.getBoundingClientRect();
    const column = document.getElementById("notes").getBoundingClientRect();
    const page = text.getBoundingClientRect();
    const isNear = (note) => near.has(anchors.get(note.dataset.q)?.closest(".b"));
    const shown = isLong ? notes.filter(isNear) : notes;
    if (isLong) {
      for (const note of placed) note.classList.toggle("placed", isNear(note));
      for (const note of shown) note.classList.add("placed");
      placed = shown;
    }
    const places = shown.map((note) => {
      const rect = anchors.get(note.dataset.q)?.getClientRects()[0];
      return { note, y: rect ? rect.top + rect.height / 2 : frame.top, height: note.offsetHeight };
    });
    let bottom = column.top;
    for (const place of places) {
      place.top = Math.max(place.y - 14, bottom);
      bottom = place.top + place.height + 6;
    }
    const toLeft = getComputedStyle(folio).direction === "rtl";
    const edge = (toLeft ? page.left : page.right) - frame.left;
    const noteEdge = (toLeft ? column.right - 25 : column.left + 25) - frame.left;
    const drawing = document.createDocumentFragment();
    paths.clear();
    for (const { note, y, top } of places) {
      note.style.top = `${top - column.top}px`;
      const path = document.createElementNS("http://www.w3.org/2000/svg", "path");
      const [from, to] = [y - frame.top, top - frame.top + 14];
      const middle = (edge + noteEdge) / 2;
      path.setAttribute("d", `M${edge} ${from}C${middle} ${from} ${middle} ${to} ${noteEdge} ${to}`);
      paths.set(note.dataset.q, path);
      drawing.append(path);
    }
    lines.replaceChildren(drawing);
    if (!isLong) folio.style.minHeight = `${Math.max(0, bottom - frame.top + 40)}px`;
  }
  let isWaiting = false;
  function layOutSoon() {
    if (isWaiting) return;
    isWaiting = true;
    requestAnimationFrame(() => { isWaiting = false; layOut(); });
  }
  if (isLong) {
    const observer = new IntersectionObserver((entries) => {
      for (const entry of entries) {
        if (entry.isIntersecting) near.add(entry.target); else near.delete(entry.target);
      }
      layOutSoon();
    }, { rootMargin: "50%" });
    for (const block of new Set([...anchors.values()].map((anchor) => anchor.closest(".b")))) observer.observe(block);
  }

  let lit = [];
  function light(quote) {
    for (const element of lit) element.classList.remove("lit");
    lit = [];
    if (!quote) return;
    const selector = `[data-q="${CSS.escape(quote)}"]`;
    lit = [...document.querySelectorAll(`.m${selector}, .note${selector}`)];
    if (paths.has(quote)) lit.push(paths.get(quote));
    for (const element of lit) element.classList.add("lit");
  }
  const quoteOf = (event) => event.target.closest?.("[data-q]")?.dataset.q;
  folio.addEventListener("mouseover", (event) => light(quoteOf(event)));
  folio.addEventListener("focusin", (event) => light(quoteOf(event)));
  folio.addEventListener("mouseleave", () => light());

  // Following a link into the text puts the focus there, for the keyboard and for screen readers.
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    const target = link && document.getElementById(link.getAttribute("href").slice(1));
    if (!target) return;
    event.preventDefault();
    target.scrollIntoView({ block: "center" });
    target.focus({ preventScroll: true });
  });

  for (const box of document.querySelectorAll(".filters input")) {
    box.addEventListener("change", () => root.classList.toggle(`no-${box.value}`, !box.checked));
  }
  function setLanguage(language) {
    root.dataset.ui = language;
    for (const element of document.querySelectorAll("[data-tip-ar]")) {
      element.title = language === "ar" ? element.dataset.tipAr : element.dataset.tipEn;
    }
    document.querySelector(".bar").dir = document.querySelector(".side").dir = language === "ar" ? "rtl" : "ltr";
    layOut();
  }
  function toggleTheme() {
    const isDark = getComputedStyle(root).colorScheme === "dark";
    root.dataset.theme = isDark ? "light" : "dark";
  }
  document.getElementById("language").addEventListener("click", () => setLanguage(root.dataset.ui === "ar" ? "en" : "ar"));
  document.getElementById("theme").addEventListener("click", toggleTheme);

  function step(selector, distance) {
    const all = [...document.querySelectorAll(selector)];
    if (!all.length) return;
    const current = all.indexOf(document.activeElement);
    const next = all[(current + distance + all.length + (current < 0 && distance < 0 ? 1 : 0)) % all.length];
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  }
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, button")) return;
    const actions = {
      j: () => step(".m.name", 1), k: () => step(".m.name", -1),
      n: () => step(".m.quote[id]", 1), p: () => step(".m.quote[id]", -1),
      l: () => setLanguage(root.dataset.ui === "ar" ? "en" : "ar"), d: toggleTheme,
      Enter: () => {
        const quote = quoteOf(event);
        const isNote = event.target.classList.contains("note");
        const other = quote && (isNote ? anchors.get(quote) : notes.find((note) => note.dataset.q === quote));
        if (other) { other.classList.add("placed"); other.scrollIntoView({ block: "center" }); other.focus({ preventScroll: true }); }
      },
    };
    if (!actions[event.key]) return;
    event.preventDefault();
    actions[event.key]();
  });

  addEventListener("resize", layOutSoon);
  document.fonts.ready.then(layOut);
  layOut();
  root.dataset.ready = "";
})();
