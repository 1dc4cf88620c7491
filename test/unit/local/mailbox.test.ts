import { createMailboxPages } from '../../../local/mailbox';
import { mailStore } from '../../../local/services/ses/mailbox';
import { openStore } from '../../../local/services/store';

const mails = mailStore(openStore());
const pages = createMailboxPages(mails);
const show = (path: string, query = '') => String(pages(path, new URLSearchParams(query))?.body);

beforeAll(() => {
  for (let n = 1; n <= 101; n++) {
    mails.add({
      at: Date.parse('2027-02-28T01:00:00Z'),
      from: 'Siger <siger@contoh.go.id>',
      to: n === 7 ? 'tujuh@contoh.go.id' : 'lain@contoh.go.id',
      subject: `Surel <${n}>`,
      text: 'Yth. <script>alert(1)</script>,\n\nbaris kedua',
      fate: n === 7 ? 'BOUNCED' : 'DELIVERED',
    });
  }
});

it('lists the latest mails, and leads to older ones', () => {
  const page = show('/mailbox');
  expect(page).toContain('101 mails were sent');
  expect(page).toContain('<a href="/mailbox/101">Surel &#60;101&#62;</a>');
  expect(page).not.toContain('href="/mailbox/1"');
  const older = /href="\/mailbox\?(before=\d+)"/.exec(page)?.[1];
  expect(show('/mailbox', older)).toContain('href="/mailbox/1"');
});

it('lists the mails of an address, and what came back', () => {
  const page = show('/mailbox', 'to=tujuh@contoh.go.id');
  expect(page.match(/href="\/mailbox\/\d+"/g)).toEqual(['href="/mailbox/7"']);
  expect(page).toContain('<em>came back</em>');
});

it('shows a mail as text and never as a page', () => {
  const page = show('/mailbox/7');
  expect(page).toContain('Yth. &#60;script&#62;alert(1)&#60;/script&#62;,\n\nbaris kedua');
  expect(page).not.toContain('<script');
  expect(page).toContain('answer in the <a href="/">explorer</a>');
});

it('is there for scripts, too', () => {
  const { count, mails: found } = JSON.parse(show('/mailbox.json', 'to=tujuh@contoh.go.id'));
  expect(count).toBe(101);
  expect(found).toEqual([expect.objectContaining({ number: 7, fate: 'BOUNCED' })]);
});

it.each(['/mailbox/102', '/mailbox/x', '/', '/mail'])('has no page %s', (path) => {
  expect(pages(path, new URLSearchParams())).toBeUndefined();
});
