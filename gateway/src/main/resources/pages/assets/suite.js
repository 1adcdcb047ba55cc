// The organization is the one in the address of this window, and nothing else says which it is.
const organization = location.pathname.match(/^\/o\/([0-9a-f-]{36})(?:\/|$)/i)?.[1];

const APIS = [
  ['auth', 'v2/members', 'Members'],
  ['auth', 'v2/invitations', 'Invitations'],
  ['consent', 'v1/studies', 'Studies'],
  ['consent', 'v1/consent-documents', 'Consent documents'],
  ['consent', 'v1/consent-requests', 'Consent requests'],
  ['notification', 'v1/inbox', 'Inbox'],
  ['mailing', 'v1/messages', 'Mail'],
];

const element = id => document.getElementById(id);

function tell(text) {
  element('message').textContent = text;
  element('message').hidden = !text;
}

function link(href, text, note) {
  const item = document.createElement('li');
  const anchor = document.createElement('a');
  anchor.href = href;
  anchor.textContent = text;
  item.append(anchor);
  if (note) item.append(' ', Object.assign(document.createElement('span'), { className: 'note', textContent: note }));
  return item;
}

const csrf = () => document.cookie.split('; ').find(it => it.startsWith('__Host-csrf='))?.split('=')[1] ?? '';

async function logOut() {
  element('logout').disabled = true;
  const answer = await fetch('/logout', {
    method: 'POST',
    headers: { Accept: 'application/json', 'X-XSRF-TOKEN': csrf() },
  });
  const body = await answer.json();
  // The login is kept at the provider as well, which ends it and leads back.
  location.assign(answer.ok ? body.location : '/');
}

function showOrganizations(memberships) {
  const list = element('organizations').querySelector('ul');
  list.replaceChildren(...memberships.map(it => link(`/o/${it.organizationId}`, it.organizationName, it.role)));
  element('organizations').hidden = false;
  tell(memberships.length ? '' : 'You belong to no organization yet.');
}

function showApis(membership) {
  const section = element('apis');
  section.querySelector('h1').textContent = membership.organizationName;
  section.querySelector('ul').replaceChildren(
    ...APIS.map(([service, path, title]) => link(`/api/${service}/o/${organization}/${path}`, title, service)));
  section.hidden = false;
  tell('');
}

async function show() {
  const answer = await fetch('/api/auth/v2/users/me', { headers: { Accept: 'application/json' } });
  if (answer.status === 401) {
    element('login').hidden = false;
    const failed = new URLSearchParams(location.search).get('login') === 'failed';
    tell(failed ? 'The login did not succeed, or took too long. Try again.' : 'You are not logged in.');
    if (organization) element('login').querySelector('a').search = new URLSearchParams({ return: location.pathname });
    return;
  }
  const body = await answer.json();
  if (!answer.ok) {
    tell(`${body.detail} (trace ${body.traceId})`);
    return;
  }
  element('place').textContent = body.displayName ?? body.email;
  element('logout').hidden = false;
  element('logout').addEventListener('click', logOut);
  const mine = body.memberships.find(it => it.organizationId === organization?.toLowerCase());
  if (mine) showApis(mine);
  else showOrganizations(body.memberships);
}

show().catch(() => tell('The suite cannot be reached. Load the page again in a moment.'));
