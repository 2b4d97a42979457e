/** The style of a day as a page: light and dark, narrow and wide, and on paper. */
export const PAGE_STYLE = `:root {
  color-scheme: light dark;
  --paper: light-dark(#fffefc, #1d1b1a);
  --ink: light-dark(#22201e, #e9e5e0);
  --muted: light-dark(#635d57, #aaa39b);
  --hairline: light-dark(#b31b1b, #dc6660);
  --accent: light-dark(#9a1818, #f09a92);
  --good: light-dark(#246b3b, #83c795);
  --warn: light-dark(#85550a, #dfb264);
  --bad: light-dark(#a82312, #f5907f);
  --rule: light-dark(#dbd8d4, #45413e);
  --shade: light-dark(#f4f2ef, #282523);
}
* { box-sizing: border-box; }
body {
  margin: 0;
  background: var(--paper);
  color: var(--ink);
  font: 15px/1.6 system-ui, -apple-system, "Segoe UI", Roboto, "PingFang SC", "Hiragino Sans GB", "Noto Sans CJK SC",
    "Microsoft YaHei", sans-serif;
  font-variant-numeric: tabular-nums;
  text-autospace: normal;
  overflow-wrap: break-word;
}
main { max-width: 46em; margin: 0 auto; padding: 40px 20px 60px; }
:lang(zh) { line-height: 1.75; }
header.page { padding-inline-start: 16px; border-inline-start: 1px solid var(--hairline); }
h1 { margin: 0; font-size: 24px; line-height: 1.35; }
h2 { margin: 40px 0 12px; font-size: 19px; line-height: 1.4; }
h3 { margin: 28px 0 6px; font-size: 17px; line-height: 1.4; }
h4 { margin: 16px 0 4px; font-size: 15px; line-height: 1.5; }
p, ul, ol, dl, pre, table, blockquote { margin: 0 0 10px; }
ul, ol { padding-inline-start: 1.4em; }
li > p { margin: 0; }
a { color: var(--accent); text-decoration-thickness: 1px; text-underline-offset: 2px; }
.muted { color: var(--muted); }
.small { font-size: 13px; }
.bad { color: var(--bad); }
dl.facts { display: grid; grid-template-columns: max-content 1fr; gap: 0 12px; font-size: 13px; }
dl.facts dt { color: var(--muted); }
dl.facts dd { margin: 0; min-width: 0; }
.paper { padding-top: 8px; border-top: 1px solid var(--rule); }
.paper + .paper { margin-top: 36px; }
.abstract, .note { padding-inline-start: 14px; border-inline-start: 1px solid var(--rule); }
.findings { padding: 0; list-style: none; }
.findings li { margin-bottom: 6px; }
.evidence { display: inline-flex; align-items: center; gap: 5px; font-size: 13px; white-space: nowrap; }
.dot { width: 8px; height: 8px; border: 1.5px solid currentColor; border-radius: 50%; print-color-adjust: exact; }
.verified .evidence { color: var(--good); }
.verified .dot { background: currentColor; }
.repaired .evidence { color: var(--warn); }
.repaired .dot { background: linear-gradient(to right, currentColor 50%, transparent 50%); }
.unverified .evidence, .unverified .text { color: var(--muted); }
.markdown table { display: block; overflow-x: auto; border-collapse: collapse; }
.markdown th, .markdown td { padding: 2px 8px; border: 1px solid var(--rule); text-align: start; }
.markdown pre { padding: 8px; overflow-x: auto; background: var(--shade); white-space: pre-wrap; }
.markdown code, .tex { font-family: ui-monospace, "SF Mono", Menlo, Consolas, "Noto Sans Mono CJK SC", monospace; font-size: 0.92em; }
.markdown blockquote { padding-inline-start: 12px; border-inline-start: 1px solid var(--rule); }
.markdown hr { border: 0; border-top: 1px solid var(--rule); }
.math { font-family: "Latin Modern Math", "STIX Two Math", "Cambria Math", math; }
.math.display { display: block; overflow-x: auto; overflow-y: hidden; margin: 8px 0; }
.links { padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 2px 16px; font-size: 13px; }
@media (max-width: 480px) {
  main { padding: 24px 14px 40px; }
  dl.facts { grid-template-columns: 1fr; }
  dl.facts dd { margin-bottom: 4px; }
}
@page { size: A4; margin: 18mm 16mm 20mm; @bottom-center { content: counter(page) " / " counter(pages); font-size: 9pt; } }
@media print {
  :root { color-scheme: light; --paper: #fff; }
  body { font-size: 10pt; line-height: 1.5; }
  :lang(zh) { line-height: 1.6; }
  h2 { margin-top: 24px; }
  .papers > h2, .paper > h3 { margin-top: 0; }
  main { max-width: none; padding: 0; }
  h2, h3, h4, .facts { break-after: avoid; }
  h2, h3, h4, li, tr, .facts, .math.display { break-inside: avoid; }
  p, li { orphans: 3; widows: 3; }
  .papers { break-before: page; }
  .paper { border-top: 0; }
  .paper + .paper { break-before: page; margin-top: 0; }
  .back { display: none; }
  .markdown table, .markdown pre, .math.display { overflow: visible; }
  .links { display: block; }
  .links a::after { content: " <" attr(href) ">"; color: var(--muted); overflow-wrap: anywhere; }
}
`;
