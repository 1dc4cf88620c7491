import type { Page } from '../explorer';
import type { Mailbox, StoredMail } from '../services';
import { inWords } from '../virtual-clock';

/** Pages of the mailbox: `/mailbox`, `/mailbox/7`, and the same as JSON: `/mailbox.json?to=…`. Undefined for any other path. */
export type MailboxPages = (path: string, query: URLSearchParams) => Page | undefined;

const mostShown = 100;
const html = 'text/html; charset=utf-8';
const json = 'application/json; charset=utf-8';

export function createMailboxPages(mailbox: Mailbox): MailboxPages {
  const listed = (query: URLSearchParams): readonly StoredMail[] => {
    const before = Number(query.get('before'));
    return mailbox.list({
      to: query.get('to') || undefined,
      before: Number.isInteger(before) && before > 0 ? before : undefined,
      most: mostShown,
    });
  };
  return (path, query) => {
    if (path === '/mailbox.json') {
      return { type: json, body: JSON.stringify({ count: mailbox.count(), mails: listed(query) }) };
    }
    if (path === '/mailbox')
      return { type: html, body: listPage(mailbox.count(), listed(query), query.get('to') ?? '') };
    const number = /^\/mailbox\/(\d+)$/.exec(path)?.[1];
    const mail = number === undefined ? undefined : mailbox.get(Number(number));
    return mail && { type: html, body: mailPage(mail) };
  };
}

function listPage(count: number, mails: readonly StoredMail[], to: string): string {
  const rows = mails.map(
    (mail) => `<tr>
      <td>${asHtml(inWords(mail.at))}</td>
      <td><a href="/mailbox?to=${encodeURIComponent(mail.to)}">${asHtml(mail.to)}</a></td>
      <td><a href="/mailbox/${mail.number}">${asHtml(mail.subject)}</a>${fateOf(mail)}</td>
    </tr>`,
  );
  const last = mails.at(-1);
  const older = new URLSearchParams({ ...(to !== '' && { to }), before: String(last?.number ?? 0) });
  return page(
    'Mailbox',
    `<p>${count === 1 ? 'One mail was' : `${count.toLocaleString('en')} mails were`} sent on this platform. Nothing leaves this machine.</p>
    <form><input name="to" value="${asHtml(to)}" placeholder="Address" aria-label="Address" size="40"> <button>Show</button>
      ${to === '' ? '' : '<a href="/mailbox">Everybody’s</a>'}</form>
    ${rows.length === 0 ? '<p class="quiet">No mail.</p>' : `<table><thead><tr><th>Sent</th><th>To</th><th>Subject</th></tr></thead><tbody>${rows.join('\n')}</tbody></table>`}
    ${mails.length < mostShown ? '' : `<p><a href="/mailbox?${asHtml(older.toString())}">Older</a></p>`}`,
  );
}

function mailPage(mail: StoredMail): string {
  return page(
    mail.subject,
    `<p><a href="/mailbox">Mailbox</a></p>
    <dl><dt>From</dt><dd>${asHtml(mail.from)}</dd><dt>To</dt><dd>${asHtml(mail.to)}</dd><dt>Sent</dt><dd>${asHtml(inWords(mail.at))}${fateOf(mail)}</dd></dl>
    <pre>${asHtml(mail.text)}</pre>
    <p class="quiet">A link in it leads to a front end, of which none runs here: answer in the <a href="/">explorer</a>, as the person to whom the mail went.</p>`,
  );
}

function fateOf({ fate }: StoredMail): string {
  const words = { DELIVERED: '', BOUNCED: 'came back', COMPLAINED: 'complained about' }[fate];
  return words === '' ? '' : ` <em>${words}</em>`;
}

function page(title: string, body: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${asHtml(title)} · Siger</title>
    <link rel="icon" href="data:,">
    <style>
      :root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
      body { margin: 2rem auto; max-width: 64rem; padding: 0 1rem; }
      h1 { font-size: 1.4rem; }
      table { border-collapse: collapse; margin-top: 1rem; width: 100%; }
      th, td { border-bottom: 1px solid color-mix(in srgb, currentColor 20%, transparent); padding: .4rem .8rem .4rem 0; text-align: start; vertical-align: top; }
      td:first-child { white-space: nowrap; }
      dl { display: grid; gap: .2rem 1rem; grid-template-columns: max-content 1fr; }
      dt, .quiet { opacity: .65; }
      dd { margin: 0; }
      pre { border-top: 1px solid color-mix(in srgb, currentColor 20%, transparent); font: inherit; padding-top: 1rem; white-space: pre-wrap; }
      em { background: #b3261e; border-radius: 1em; color: white; font-size: .8em; font-style: normal; padding: .1em .7em; }
    </style>
  </head>
  <body>
    <h1>${asHtml(title)}</h1>
    ${body}
  </body>
</html>
`;
}

function asHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}
