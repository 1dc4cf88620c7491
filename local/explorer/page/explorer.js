/* global React, ReactDOM, GraphiQL */

const { createElement: element, useEffect, useState } = React;
const { useEditorContext } = GraphiQL.React;

/** Seconds before a token ends at which the next request fetches another. */
const margin = 30;
const remembered = 'siger:subject';

async function fetchToken(subject) {
  const response = await fetch(`/token?subject=${encodeURIComponent(subject)}`);
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.message ?? answer.error_description);
  return { subject, header: `Bearer ${answer.access_token}`, ends: Date.now() + (answer.expires_in - margin) * 1000 };
}

/** The token in use. The page and the fetcher share it, so that a request never goes out with an old one. */
let current;

async function tokenOf(subject) {
  if (current?.subject !== subject || current.ends < Date.now()) current = await fetchToken(subject);
  return current;
}

/** A header of the person's own is left alone; the page's is replaced by a fresh one when its time is over. */
async function withFreshToken(headers) {
  const name = Object.keys(headers).find((key) => key.toLowerCase() === 'authorization');
  if (current === undefined || (name !== undefined && headers[name] !== current.header)) return headers;
  const { header } = await tokenOf(current.subject);
  return { ...headers, [name ?? 'Authorization']: header };
}

function createFetcher(path) {
  return async (parameters, options) => {
    const headers = await withFreshToken(options?.headers ?? {});
    const response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json', ...headers },
      body: JSON.stringify(parameters),
    });
    return response.json();
  };
}

function Operation({ operation, onPick }) {
  return element(
    'li',
    null,
    element(
      'button',
      { type: 'button', onClick: () => onPick(operation) },
      operation.name,
      operation.description === '' ? null : element('small', null, operation.description),
    ),
  );
}

/** Auditors have an endpoint of their own, with another schema. */
const pathOf = ({ role } = {}, { graphqlPath, auditPath }) => (role === 'AUDITOR' ? auditPath : graphqlPath);

const nameOf = ({ role, name, subject }) => `${role} · ${name ?? subject}`;

/** Who was chosen last, if that account still exists. */
function firstSubject(accounts) {
  const last = localStorage.getItem(remembered);
  return (accounts.find(({ subject }) => subject === last) ?? accounts[0])?.subject ?? '';
}

function Roles({ accounts, operations, paths }) {
  const { queryEditor, variableEditor, headerEditor, responseEditor } = useEditorContext({ nonNull: true });
  const [subject, setSubject] = useState(() => firstSubject(accounts));
  const [note, setNote] = useState({ text: '' });
  const account = accounts.find((candidate) => candidate.subject === subject);
  const choose = (next) => {
    const other = accounts.find((candidate) => candidate.subject === next);
    // What stands there was answered to somebody else.
    responseEditor?.setValue('');
    if (pathOf(other, paths) === pathOf(account, paths)) return setSubject(next);
    // The page knows one schema: it starts anew with the other.
    localStorage.setItem(remembered, next);
    location.reload();
  };

  useEffect(() => {
    if (subject === '' || !headerEditor) return;
    localStorage.setItem(remembered, subject);
    tokenOf(subject).then(
      ({ header, ends }) => {
        headerEditor.setValue(JSON.stringify({ Authorization: header }, null, 2));
        setNote({ text: `Token set in Headers; renewed after ${new Date(ends).toLocaleTimeString()}.` });
      },
      (error) => setNote({ text: error.message, failed: true }),
    );
  }, [subject, headerEditor]);

  const pick = ({ query, variables }) => {
    queryEditor?.setValue(query);
    variableEditor?.setValue(variables);
    responseEditor?.setValue('');
    // What is to be filled in lies there; the page's own tools have no other way to show it.
    document.querySelector('.graphiql-editor-tools [data-name="variables"]')?.click();
  };
  const common = account?.role === 'AUDITOR' ? [] : (operations.ALL ?? []);
  const ready = [...(operations[account?.role] ?? []), ...common];

  return element(
    'div',
    { className: 'roles' },
    element('label', { htmlFor: 'subject' }, 'Act as'),
    accounts.length === 0
      ? element('p', { className: 'note' }, 'There are no demo accounts: npm start -- --fresh begins anew with some.')
      : element(
          'select',
          { id: 'subject', value: subject, onChange: (event) => choose(event.target.value) },
          accounts.map((each) => element('option', { key: each.subject, value: each.subject }, nameOf(each))),
        ),
    account === undefined ? null : element('p', { className: 'note' }, account.description),
    element('p', { className: note.failed ? 'note failed' : 'note' }, note.text),
    element('label', null, 'Ready operations'),
    ready.length === 0
      ? element('p', { className: 'note' }, 'None for this role yet.')
      : element(
          'ul',
          { className: 'operations' },
          ready.map((operation) => element(Operation, { key: operation.name, operation, onPick: pick })),
        ),
    element(Time),
  );
}

const jumps = [
  ['PT1H', '1 hour'],
  ['P1D', '1 day'],
  ['P1W', '1 week'],
  ['P1M', '1 month'],
  ['P4M', '4 months'],
];

/** Advances the platform's clock; `onLine` gets what fell due, in words, as it is handled. */
async function advance(to, onLine) {
  const headers = { 'content-type': 'application/json' };
  const response = await fetch('/clock', { method: 'POST', headers, body: JSON.stringify({ to }) });
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    text += value;
    const lines = text.split('\n');
    text = lines.pop() ?? '';
    for (const line of lines.map((each) => JSON.parse(each))) onLine(line.words ?? line.message);
  }
}

function Time() {
  const [time, setTime] = useState('');
  const [lines, setLines] = useState([]);
  const [moving, setMoving] = useState(false);

  useEffect(() => {
    const show = async () => setTime((await (await fetch('/clock')).json()).local);
    show();
    const timer = setInterval(show, 15_000);
    return () => clearInterval(timer);
  }, [moving]);

  const jump = async (to) => {
    setLines([]);
    setMoving(true);
    try {
      await advance(to, (line) => setLines((before) => [...before, line]));
    } catch (error) {
      setLines([error.message]);
    }
    setMoving(false);
  };

  return element(
    'div',
    { className: 'time' },
    element('label', null, 'Platform time'),
    element('p', { className: 'note' }, time),
    jumps.map(([to, label]) =>
      element('button', { key: to, type: 'button', disabled: moving, onClick: () => jump(to) }, `+ ${label}`),
    ),
    element(
      'ol',
      null,
      lines.map((line, index) => element('li', { key: index }, line)),
    ),
    moving ? element('p', { className: 'note' }, 'Working through what falls due …') : null,
  );
}

function RolesIcon() {
  return element(
    'svg',
    { viewBox: '0 0 24 24', fill: 'none', stroke: 'currentColor', strokeWidth: 1.5, 'aria-hidden': true },
    element('circle', { cx: 12, cy: 8, r: 4 }),
    element('path', { d: 'M4 21c1-5 4-7 8-7s7 2 8 7' }),
  );
}

async function start() {
  const root = document.getElementById('explorer');
  const setting = await (await fetch('/explorer/setting.json')).json();
  const subject = firstSubject(setting.accounts);
  const first = setting.accounts.find((account) => account.subject === subject);
  // The schema is asked for at once, and only with a token.
  if (subject !== '') await tokenOf(subject);
  const plugin = {
    title: 'Roles, operations and time',
    icon: RolesIcon,
    content: () => element(Roles, { ...setting, paths: setting }),
  };
  const explorer = element(GraphiQL, {
    fetcher: createFetcher(pathOf(first, setting)),
    plugins: [plugin],
    visiblePlugin: plugin,
    defaultEditorToolsVisibility: 'variables',
    defaultQuery: '# Choose a role and an operation\n# on the left, or write your own.\n',
    shouldPersistHeaders: false,
    showPersistHeadersSettings: false,
  });
  ReactDOM.createRoot(root).render(explorer);
}

start().catch((error) => {
  document.getElementById('explorer').textContent = `The explorer could not start: ${error.message}`;
});
