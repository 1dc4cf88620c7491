/** Of a page that is read on a screen and printed on A4. */
export const style = `
@page{size:A4;margin:16mm 15mm 18mm}
*{box-sizing:border-box}
html{background:#eef1f3}
body{margin:0 auto;max-width:210mm;padding:14mm 15mm;background:#fff;color:#1b262c;font:15px/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
.kicker{margin:0;color:#0f5c6e;font-size:12px;font-weight:600;letter-spacing:.06em;text-transform:uppercase}
h1{margin:.15em 0 0;font-size:29px;line-height:1.2}
.subtitle{margin:.1em 0 0;font-size:19px;color:#3d4f58}
.lede{margin:1em 0;font-size:16.5px;max-width:66ch}
h2{margin:1.9em 0 .5em;padding-top:.55em;border-top:2px solid #0f5c6e;font-size:20px;line-height:1.25;break-after:avoid}
h3{margin:1.5em 0 .3em;font-size:16px;break-after:avoid}
p{margin:.5em 0;max-width:75ch}
dl{margin:0}
dt{color:#55666f;font-size:12.5px}
dd{margin:0}
.about{display:grid;grid-template-columns:repeat(3,1fr);gap:8px 20px;padding:12px 0;border-top:1px solid #d5dde1}
.terms{display:grid;grid-template-columns:1fr 1fr;gap:10px 26px}
.terms div{break-inside:avoid}
.terms dt{color:#1b262c;font-size:14px;font-weight:600}
.terms dd{font-size:13.5px;color:#3d4f58}
.stands-out{margin-top:14px;padding:14px 20px 18px;background:#eef6f7;border-left:5px solid #0f5c6e}
.stands-out h2{margin:0 0 .4em;padding:0;border:0}
.points{margin:0;padding:0;list-style:none}
.points li{position:relative;margin:.35em 0;padding-left:26px;break-inside:avoid}
.points li::before{position:absolute;left:0;top:.12em;width:17px;height:17px;border-radius:50%;color:#fff;font-size:12px;font-weight:700;line-height:17px;text-align:center}
.points .good::before{content:"✓";background:#2c7a4b}
.points .poor::before{content:"!";background:#b5431a}
.points .plain::before{content:"·";background:#6b7c85}
.tiles{display:flex;flex-wrap:wrap;gap:12px;margin-top:14px}
.tile{flex:1 1 104px;padding:10px 12px;background:#fff;border:1px solid #cfdadf;border-top:4px solid #6b7c85;break-inside:avoid}
.tile.good{border-top-color:#2c7a4b}
.tile.poor{border-top-color:#b5431a}
.tile span{display:block;font-size:12.5px;color:#55666f}
.tile strong{display:block;font-size:25px;line-height:1.25;font-variant-numeric:tabular-nums}
figure{margin:14px 0 4px;break-inside:avoid}
figcaption{font-weight:600;font-size:14px}
svg{display:block;width:100%;height:auto}
table{width:100%;margin:8px 0 18px;border-collapse:collapse;font-size:13px;font-variant-numeric:tabular-nums}
caption{padding:4px 0;text-align:left;color:#55666f;font-size:12.5px}
th,td{padding:5px 7px;border-bottom:1px solid #dde4e7;text-align:left;vertical-align:top;font-weight:400}
thead{display:table-header-group}
thead th{border-bottom:1.5px solid #6b7c85;color:#3d4f58;font-size:12px;font-weight:600;vertical-align:bottom}
tr{break-inside:avoid}
tbody th{width:30%}
.figure{text-align:right;white-space:nowrap}
thead .figure{white-space:normal}
.withheld{color:#6b5900;font-style:italic;white-space:normal}
.withheld[colspan]{text-align:center}
.quotes{margin:.4em 0;padding:0;list-style:none}
.quotes li{margin:6px 0;padding:6px 12px;border-left:3px solid #b9cbd2;background:#f7f9fa;white-space:pre-wrap;overflow-wrap:anywhere;break-inside:avoid}
footer{margin-top:2.4em;padding-top:.7em;border-top:1px solid #d5dde1;color:#55666f;font-size:12px;overflow-wrap:anywhere}
@media(max-width:640px){body{padding:18px}.about,.terms{grid-template-columns:1fr}table{display:block;overflow-x:auto}}
@media print{html{background:#fff}body{max-width:none;padding:0;font-size:10.5pt}}
`.trim();
