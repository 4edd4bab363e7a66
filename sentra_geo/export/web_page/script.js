// What the page can do on top: nothing here is needed to read it. Old viewers: plain ES5.
(function () {
  'use strict';
  var root = document.documentElement;
  root.className += ' js';
  function all(selector, within) {
    return Array.prototype.slice.call((within || document).querySelectorAll(selector));
  }
  var source = document.getElementById('page-data');
  var data = source ? JSON.parse(source.textContent) : {};

  // Tables: sort by value, unknown last; search in all words of a row.
  function value(row, column) {
    var cell = row.cells[column], number = cell.getAttribute('data-v');
    return number === null ? null : parseFloat(number);
  }
  function sort(table, column, isNumber, down) {
    var body = table.tBodies[0], rows = all('tr', body), sign = down ? -1 : 1;
    rows.map(function (row, at) { return { row: row, at: at }; }).sort(function (a, b) {
      var first, second;
      if (isNumber) {
        first = value(a.row, column); second = value(b.row, column);
        if (first === null || second === null) {
          return (first === null) - (second === null) || a.at - b.at;
        }
        return sign * (first - second) || a.at - b.at;
      }
      first = a.row.cells[column].textContent; second = b.row.cells[column].textContent;
      return sign * first.localeCompare(second, root.lang, { numeric: true }) || a.at - b.at;
    }).forEach(function (one) { body.appendChild(one.row); });
  }
  all('table.sorted').forEach(function (table) {
    var heads = all('thead th', table);
    heads.forEach(function (head, column) {
      var button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.textContent = '';
      head.appendChild(button);
      button.addEventListener('click', function () {
        var isNumber = head.className === 'n', before = head.getAttribute('aria-sort');
        var down = before ? before === 'ascending' : isNumber;
        heads.forEach(function (other) { other.removeAttribute('aria-sort'); });
        head.setAttribute('aria-sort', down ? 'descending' : 'ascending');
        sort(table, column, isNumber, down);
      });
    });
  });
  all('input[data-table]').forEach(function (field) {
    var rows = all('tbody tr', document.getElementById(field.getAttribute('data-table')));
    var count = field.parentNode.querySelector('[data-count]');
    field.addEventListener('input', function () {
      var wanted = field.value.toLowerCase().split(/\s+/), shown = 0;
      rows.forEach(function (row) {
        var text = row.textContent.toLowerCase();
        row.hidden = !wanted.every(function (word) { return text.indexOf(word) >= 0; });
        shown += row.hidden ? 0 : 1;
      });
      count.textContent = field.value.trim() ? count.getAttribute('data-count')
        .replace('{n}', String(shown)).replace('{total}', String(rows.length)) : '';
    });
  });

  // Map: a village's figures on a tap, a choice in the list, or a key.
  var map = document.getElementById('map-drawing'), place = document.getElementById('place');
  if (!map || !place) { return; }
  var choice = document.getElementById('place-choice');
  function show(code) {
    all('.chosen').forEach(function (one) { one.classList.remove('chosen'); });
    var lines = data.tips[code];
    choice.value = lines ? code : '';
    if (!lines) { return; }
    all('.village').forEach(function (one) {
      if (one.getAttribute('data-village') !== code) { return; }
      one.classList.add('chosen');
      var whole = one.parentNode.tagName === 'a' ? one.parentNode : one;
      whole.parentNode.appendChild(whole); // its outline above those of its neighbours
    });
    var row = document.getElementById(data.anchor + code);
    if (row) { row.classList.add('chosen'); }
    place.textContent = '';
    var title = document.createElement('h3'), list = document.createElement('ul');
    title.textContent = lines[0];
    lines.slice(1).forEach(function (line) {
      var item = document.createElement('li');
      item.textContent = line;
      list.appendChild(item);
    });
    place.appendChild(title);
    place.appendChild(list);
    if (row) {
      var link = document.createElement('a');
      link.href = '#' + row.id;
      link.textContent = data.row;
      place.appendChild(link);
    }
  }
  choice.addEventListener('change', function () { show(choice.value); });

  // Zoom and pan by the drawing's window onto itself.
  var base = map.getAttribute('viewBox').split(' ').map(Number), view = base.slice();
  var MOST = 12;
  function draw() {
    view[2] = Math.min(Math.max(view[2], base[2] / MOST), base[2]);
    view[3] = view[2] * base[3] / base[2];
    view[0] = Math.min(Math.max(view[0], base[0]), base[0] + base[2] - view[2]);
    view[1] = Math.min(Math.max(view[1], base[1]), base[1] + base[3] - view[3]);
    map.setAttribute('viewBox', view.join(' '));
    // Whole, a finger scrolls the page past the map; zoomed in, it moves the map.
    map.style.touchAction = view[2] < base[2] * 0.999 ? 'none' : 'pan-x pan-y';
  }
  function zoom(times, x, y) {
    if (!times) { view = base.slice(); draw(); return; }
    var before = view.slice();
    view[2] = Math.min(Math.max(view[2] / times, base[2] / MOST), base[2]);
    var kept = view[2] / before[2];
    view[0] = before[0] + (x === undefined ? 0.5 : x) * before[2] * (1 - kept);
    view[1] = before[1] + (y === undefined ? 0.5 : y) * before[3] * (1 - kept);
    draw();
  }
  function move(x, y) { view[0] += x * view[2]; view[1] += y * view[3]; draw(); }
  all('[data-zoom]').forEach(function (button) {
    button.addEventListener('click', function () { zoom(parseFloat(button.getAttribute('data-zoom'))); });
  });
  function within(event) {
    var box = map.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  }
  // The wheel zooms where the reader has taken hold of the map; elsewhere it scrolls the page.
  map.addEventListener('wheel', function (event) {
    if (!event.ctrlKey && document.activeElement !== map) { return; }
    event.preventDefault();
    var at = within(event);
    zoom(event.deltaY < 0 ? 1.25 : 0.8, at[0], at[1]);
  }, { passive: false });
  var held = {}, moved = false;
  map.addEventListener('pointerdown', function (event) {
    held[event.pointerId] = { at: within(event), from: within(event) };
    moved = Object.keys(held).length > 1 || false;
  });
  map.addEventListener('pointermove', function (event) {
    var one = held[event.pointerId], now = within(event), names = Object.keys(held);
    if (!one) { return; }
    if (Math.abs(now[0] - one.from[0]) + Math.abs(now[1] - one.from[1]) > 0.02) { moved = true; }
    if (names.length === 1 && moved && view[2] < base[2]) {
      map.setPointerCapture(event.pointerId);
      move(one.at[0] - now[0], one.at[1] - now[1]);
    } else if (names.length === 2) {
      var other = held[names[0] === String(event.pointerId) ? names[1] : names[0]].at;
      var far = Math.hypot(one.at[0] - other[0], one.at[1] - other[1]);
      var middle = [(now[0] + other[0]) / 2, (now[1] + other[1]) / 2];
      if (far > 0.01) { zoom(Math.hypot(now[0] - other[0], now[1] - other[1]) / far, middle[0], middle[1]); }
    }
    one.at = now;
  });
  ['pointerup', 'pointercancel'].forEach(function (name) {
    map.addEventListener(name, function (event) { delete held[event.pointerId]; });
  });
  map.addEventListener('dragstart', function (event) { event.preventDefault(); });
  map.addEventListener('click', function (event) {
    var village = event.target.closest ? event.target.closest('[data-village], [data-sentra]') : null;
    if (event.target.closest && event.target.closest('a')) { event.preventDefault(); }
    if (village && !moved) { show(village.getAttribute('data-village') || village.getAttribute('data-sentra')); }
  });
  var KEYS = { ArrowLeft: [-0.15, 0], ArrowRight: [0.15, 0], ArrowUp: [0, -0.15], ArrowDown: [0, 0.15] };
  map.setAttribute('tabindex', '0');
  map.addEventListener('keydown', function (event) {
    var step = KEYS[event.key];
    var isWhole = view[2] >= base[2] * 0.999;
    if (step && !isWhole) { move(step[0], step[1]); }
    else if (event.key === '+' || event.key === '=') { zoom(1.6); }
    else if (event.key === '-') { zoom(0.625); }
    else if (event.key === '0') { zoom(0); }
    else { return; }
    event.preventDefault();
  });
  draw();
}());
