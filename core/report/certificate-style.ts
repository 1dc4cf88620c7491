/** Of a certificate: A4 across for the paper, as narrow as a telephone for the check. */
export const certificateStyle = `
@page{size:A4 landscape;margin:0}
*{box-sizing:border-box}
html{background:#eef1f3}
body{margin:0;padding:20px;color:#1b262c;font:16px/1.5 "Segoe UI",Roboto,"Helvetica Neue",Arial,"Liberation Sans",sans-serif;-webkit-print-color-adjust:exact;print-color-adjust:exact}
main{margin:0 auto;max-width:640px;padding:26px 30px;background:#fff;border-top:6px solid #0f5c6e}
p{margin:.5em 0}
h1{margin:.6em 0;font-size:24px;line-height:1.25}
.seal{display:inline-block;margin:0;padding:5px 14px;border-radius:4px;color:#fff;font-weight:600}
.seal.valid{background:#2c7a4b}
.seal.provisional{background:#8a6a00}
.seal.revoked{background:#b5431a}
dl{margin:1em 0;border-top:1px solid #d5dde1}
dl div{display:grid;grid-template-columns:170px 1fr;gap:12px;padding:6px 0;border-bottom:1px solid #d5dde1}
dt{color:#55666f}
dd{margin:0;font-variant-numeric:tabular-nums;overflow-wrap:anywhere}
.note{color:#55666f;font-size:14px}
.paper main{display:flex;flex-direction:column;align-items:center;justify-content:center;max-width:297mm;min-height:209mm;padding:14mm 24mm;border:3mm solid #0f5c6e;outline:.6mm solid #c9a227;outline-offset:-5mm;text-align:center}
.kicker{color:#0f5c6e;font-size:13px;font-weight:600;letter-spacing:.06em;text-transform:uppercase}
.title{margin:.1em 0 0;color:#0f5c6e;font-size:44px;letter-spacing:.08em;text-transform:uppercase}
.number{margin:0 0 .6em;font-variant-numeric:tabular-nums}
.holder{margin:.1em 0;font-size:32px;font-weight:700}
.training{margin:.1em 0;font-size:22px;font-weight:600}
.paper dl{display:grid;grid-template-columns:1fr 1fr;column-gap:28px;width:100%;font-size:13px;text-align:left}
.paper dl div{grid-template-columns:120px 1fr;padding:3px 0}
.signature{align-self:flex-end;margin-top:4mm;width:80mm;text-align:center}
.signature p{margin:.1em 0}
.signature p:last-child{margin-top:14mm}
footer{margin-top:5mm;color:#55666f;font-size:12.5px;overflow-wrap:anywhere}
@media(max-width:560px){body{padding:0}dl div{grid-template-columns:1fr;gap:0}}
@media print{html{background:#fff}body{padding:0}.paper main{max-width:none;width:297mm;height:210mm;min-height:0}}
`.trim();
