/** How the page looks on paper: everything open, nothing cut, and a head on each sheet. */
export const PRINT_STYLE = `
@page{size:landscape;margin:18mm 12mm;@top-left{content:"zoom-cmk drift report";font:9pt sans-serif}@top-right{content:"sheet " counter(page) " of " counter(pages);font:9pt sans-serif}}
@media print{
html{font-size:9pt}
header,nav,main,footer{max-width:none;padding:0}
nav,.skip{display:none}
h2,h3,h4,caption,.region{break-after:avoid}
.scroll{overflow:visible}
table.plain,table.matrix,table.policy{min-width:0}
table{table-layout:fixed}
table.numbers{table-layout:auto}
table.matrix{font-size:7pt}
table.matrix small{font-size:inherit}
table.matrix th,table.matrix td{padding:.2rem .25rem}
table.matrix th:first-child{width:18%}
table.matrix th[scope=row]{min-width:0}
thead{display:table-header-group}
tr,.verdict,.finding,dl{break-inside:avoid}
details::details-content{display:block;content-visibility:visible;block-size:auto}
summary{list-style:none}
a[rel]{text-decoration:none}
.finding:target,tr:target{outline:none}
}
`;
