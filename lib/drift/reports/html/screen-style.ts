/** How the page looks. No text from outside is ever part of it. */
export const SCREEN_STYLE = `
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
header,nav,main,footer{max-width:90rem;margin:0 auto;padding:.5rem 1rem}
h1{font-size:1.6rem;margin:.5rem 0}
h2{font-size:1.3rem;margin:2.5rem 0 .75rem;padding-bottom:.25rem;border-bottom:2px solid var(--line)}
h3{font-size:1.1rem;margin:1.5rem 0 .5rem}
h4{font-size:1rem;margin:0}
a{color:var(--link)}
a:focus-visible,summary:focus-visible,.scroll:focus-visible,main:focus-visible{outline:3px solid var(--link);outline-offset:2px}
code,pre{font-family:ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;font-size:.875em}
code,.name{unicode-bidi:isolate;overflow-wrap:anywhere}
small,footer{color:var(--dim);font-size:.8125rem}
nav ul{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;list-style:none;margin:0;padding:0}
nav a{display:inline-block;padding:.25rem 0}
.skip{position:absolute;left:-100vw;background:var(--paper);padding:.5rem 1rem}
.skip:focus{left:0;top:0}
.verdict{border:2px solid currentcolor;border-radius:.375rem;padding:.75rem 1rem;margin:.75rem 0}
.verdict strong{font-size:1.25rem}
.symbol{font-weight:700}
.fine{color:var(--good);background:var(--good-ground)}
.drift,.badge.critical,.badge.high{color:var(--bad);background:var(--bad-ground)}
.could-not-check,.badge.medium{color:var(--open);background:var(--open-ground)}
.suppressed,.note,.badge.low{color:var(--ink);background:var(--shade)}
.badge{display:inline-block;border:1px solid currentcolor;border-radius:.25rem;padding:0 .5rem;font-weight:600}
.beside{display:flex;flex-wrap:wrap;gap:1rem 2rem}
.beside .scroll{flex:0 1 auto;max-width:100%}
.scroll{overflow-x:auto;margin:.75rem 0}
table{border-collapse:collapse;width:100%}
th,td{overflow-wrap:break-word}
caption{text-align:left;font-weight:600;padding:.25rem 0}
th,td{border:1px solid var(--line);padding:.3rem .5rem;text-align:left;vertical-align:top}
thead th,.region th{background:var(--shade)}
tbody th{font-weight:400}
table.plain{min-width:44rem}
table.numbers{width:auto}
table.numbers td{text-align:right;font-variant-numeric:tabular-nums}
table.matrix{min-width:68rem}
table.matrix th[scope=row]{min-width:15rem}
table.matrix td small{display:block;color:inherit}
table.matrix td a{display:inline-block;padding:.125rem .375rem;color:inherit}
.finding{border:1px solid var(--line);border-left:.5rem solid var(--line);border-radius:.25rem;padding:.75rem 1rem;margin:1rem 0}
h3::first-letter{text-transform:uppercase}
.finding.critical,.finding.high{border-left-color:var(--bad)}
.finding.medium{border-left-color:var(--open)}
.finding:target,tr:target{outline:3px solid var(--link)}
.finding p{margin:.5rem 0}
dl{display:grid;grid-template-columns:minmax(7rem,max-content) minmax(0,1fr);gap:.25rem 1rem;margin:.5rem 0}
dt{color:var(--dim)}
dd{margin:0}
ins,del{text-decoration:none}
ins{color:var(--gain);background:var(--gain-ground)}
del{color:var(--bad);background:var(--bad-ground)}
ins::before{content:"+ "}
del::before{content:"\u2212 "}
.key-policy{border:1px solid var(--line);border-radius:.25rem;padding:.5rem 1rem;margin:.75rem 0}
summary{cursor:pointer}
summary h4{display:inline;font-weight:600}
table.policy{min-width:52rem;table-layout:fixed}
table.policy th:first-child{width:7rem}
table.policy td{padding:.05rem .5rem;border-top:0;border-bottom:0}
table.policy tr.differs td{border-top:1px solid var(--line);border-bottom:1px solid var(--line)}
table.policy tbody{border-bottom:1px solid var(--line)}
table.policy{line-height:1.35}
table.policy code,pre{white-space:pre-wrap;overflow-wrap:anywhere}
table.policy code,pre code{direction:ltr;unicode-bidi:isolate-override}
@media screen{.finding,.key-policy{content-visibility:auto;contain-intrinsic-size:auto 20rem}}
@media (max-width:30rem){dl{grid-template-columns:minmax(0,1fr);gap:0}dd{margin:0 0 .5rem}}
`;
