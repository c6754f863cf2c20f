// What every page owes everybody, as a list of sentences about what is wrong.
// options: target (least size of what one touches, px), text (least size of type, px),
// contrast (least contrast of text).
const options = arguments[0];
const problems = [];
const say = (what, element) => problems.push(what + ': ' + describe(element));
const describe = e => (e.outerHTML || '').replace(/\s+/g, ' ').slice(0, 110);
const width = document.documentElement.clientWidth;

const isShown = e => {
  const style = getComputedStyle(e);
  const box = e.getBoundingClientRect();
  // What is folded away has boxes, but is not there.
  if (e.checkVisibility && !e.checkVisibility()) return false;
  return e.getClientRects().length > 0 && style.visibility === 'visible' && style.opacity !== '0'
    && box.width > 1 && box.height > 1 && !e.closest('[aria-hidden=true]') && !isOffPage(box);
};
// What is moved out of sight until it has the focus.
const isOffPage = box => box.bottom + scrollY <= 0 || box.right <= 0;
const scrollsItself = e => {
  for (let at = e.parentElement; at && at !== document.body; at = at.parentElement) {
    if (['auto', 'scroll', 'hidden', 'clip'].includes(getComputedStyle(at).overflowX)) return true;
  }
  return false;
};

const sideways = () => {
  const over = document.documentElement.scrollWidth - width;
  if (over > 0) problems.push('the page is too wide, by ' + over + ' px');
  const reaches = e => {
    const box = e.getBoundingClientRect();
    return isShown(e) && !scrollsItself(e) && (box.right > width + 1 || box.left < -1);
  };
  for (const e of document.querySelectorAll('body *')) {
    // The innermost is what pushes the others.
    if (reaches(e) && ![...e.children].some(reaches)) {
      const box = e.getBoundingClientRect();
      say('reaches from ' + box.left.toFixed() + ' to ' + box.right.toFixed() + ' of ' + width, e);
    }
    if (isShown(e) && e.clientWidth > 0 && e.scrollWidth > e.clientWidth + 1
        && getComputedStyle(e).overflowX === 'hidden') say('is cut off', e);
  }
};

// A link inside a sentence is as high as its line; WCAG 2.2 excepts it.
const isInText = e => {
  if (getComputedStyle(e).display !== 'inline') return false;
  const around = [...e.parentElement.childNodes].filter(node => node !== e);
  return around.some(node => node.textContent.trim().length > 1);
};
const touchable = e => e.matches('input[type=radio], input[type=checkbox]') ? e.closest('label') || e : e;

const targets = () => {
  const all = 'a[href], button, summary, select, textarea, input:not([type=hidden])';
  for (const e of document.querySelectorAll(all)) {
    if (!isShown(e) || isInText(e)) continue;
    const box = touchable(e).getBoundingClientRect();
    if (box.height < options.target - 0.5 || box.width < options.target - 0.5) {
      say('only ' + box.width.toFixed(1) + ' x ' + box.height.toFixed(1) + ' px', e);
    }
  }
  for (const e of document.querySelectorAll('input:not([type=hidden]), select, textarea')) {
    if (isShown(e) && parseFloat(getComputedStyle(e).fontSize) < 16) say('type below 16 px in a field', e);
  }
};

const parse = color => {
  const [r, g, b, a = 1] = (color.match(/[\d.]+/g) || [0, 0, 0, 0]).map(Number);
  return { r, g, b, a };
};
const over = (top, below) => ({
  r: top.r * top.a + below.r * (1 - top.a),
  g: top.g * top.a + below.g * (1 - top.a),
  b: top.b * top.a + below.b * (1 - top.a),
  a: 1,
});
const canvas = () => matchMedia('(prefers-color-scheme: dark)').matches
  ? { r: 18, g: 18, b: 18, a: 1 } : { r: 255, g: 255, b: 255, a: 1 };
const ground = e => {
  const layers = [];
  for (let at = e; at; at = at.parentElement) {
    const color = parse(getComputedStyle(at).backgroundColor);
    if (color.a > 0) layers.push(color);
    if (color.a === 1) break;
  }
  return layers.reverse().reduce((below, top) => over(top, below), canvas());
};
const luminance = ({ r, g, b }) => {
  const [x, y, z] = [r, g, b].map(v => v / 255)
    .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
  return 0.2126 * x + 0.7152 * y + 0.0722 * z;
};
const contrast = (a, b) => {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x);
  return (light + 0.05) / (dark + 0.05);
};

const texts = () => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const seen = new Set();
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || seen.has(e) || !isShown(e)) continue;
    if (e.closest('script, style, noscript')) continue;
    seen.add(e);
    const style = getComputedStyle(e);
    if (e.closest(':disabled')) continue;
    // A picture's type is as large as the picture is shown.
    const scale = e.ownerSVGElement ? e.getScreenCTM().a : 1;
    const size = parseFloat(style.fontSize) * scale;
    if (size < options.text - 0.1) say('type of ' + size + ' px', e);
    const below = ground(e);
    const value = contrast(over(parse(style.color), below), below);
    if (value < options.contrast) say('contrast ' + value.toFixed(2), e);
    const leading = parseFloat(style.lineHeight) / size;
    const isRunning = e.getClientRects().length > 1 || e.getBoundingClientRect().height > 2 * size;
    if (isRunning && leading < 1.3) say('leading ' + leading.toFixed(2), e);
  }
};

const structure = () => {
  const count = selector => document.querySelectorAll(selector).length;
  if (count('h1') !== 1) problems.push(count('h1') + ' headings of the first level');
  if (count('main') !== 1) problems.push(count('main') + ' main parts');
  if (document.documentElement.lang !== 'zh-CN') problems.push('lang is ' + document.documentElement.lang);
  if (!document.title.trim()) problems.push('no title');
  const view = document.querySelector('meta[name=viewport]').content;
  if (/user-scalable|maximum-scale/.test(view)) problems.push('zoom is blocked: ' + view);
  const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
  ids.filter((id, at) => ids.indexOf(id) !== at).forEach(id => problems.push('two elements have the id ' + id));
  for (const e of document.querySelectorAll('[aria-labelledby], [aria-describedby], [aria-controls]')) {
    for (const name of ['aria-labelledby', 'aria-describedby', 'aria-controls']) {
      const missing = (e.getAttribute(name) || '').split(/\s+/).filter(id => id && !document.getElementById(id));
      if (missing.length) say(name + ' names nothing', e);
    }
  }
  const name = e => e.getAttribute('aria-label') || e.textContent.trim()
    || (e.labels && [...e.labels].map(l => l.textContent).join('').trim());
  for (const e of document.querySelectorAll('a[href], button, summary, input:not([type=hidden]), nav, h1, h2, h3')) {
    if (!name(e)) say('has no name', e);
  }
  for (const e of document.querySelectorAll('img:not([alt])')) say('has no alt', e);
  for (const e of document.querySelectorAll('[tabindex]')) if (e.tabIndex > 0) say('takes its own turn', e);
  for (const e of document.querySelectorAll('a[href^="#"]')) {
    if (!document.getElementById(e.getAttribute('href').slice(1))) say('leads nowhere', e);
  }
  let level = 1;
  for (const e of document.querySelectorAll('main h1, main h2, main h3, main h4')) {
    if (!isShown(e)) continue;
    const own = Number(e.tagName[1]);
    if (own > level + 1) say('heading of level ' + own + ' after level ' + level, e);
    level = own;
  }
  for (const e of document.querySelectorAll('ul, ol, dl')) {
    const fits = e.tagName === 'DL' ? 'dt, dd, div' : 'li';
    if ([...e.children].some(child => !child.matches(fits))) say('a list with other children', e);
  }
};

sideways();
if (options.target) targets();
if (options.contrast) texts();
structure();
return problems;
