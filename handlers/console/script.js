// The page works without this script. With it nothing reloads, and the last searches are an arrow key away.

const [composer, text, messages, trouble, modal] = ['composer', 'text', 'messages', 'trouble', 'modal'].map((id) =>
  document.getElementById(id),
);

/** Sends a form (and the button that was pressed) and shows what comes back. */
async function send(form, submitter) {
  const response = await fetch(submitter?.getAttribute('formaction') ?? form.getAttribute('action'), {
    method: 'POST',
    headers: { 'x-requested-with': 'fetch' },
    body: new URLSearchParams(new FormData(form, submitter)),
  });
  const fragment = document.createRange().createContextualFragment(await response.text());
  if (!response.ok) throw new Error(fragment.querySelector('main p')?.textContent);
  show(fragment);
}

function show(fragment) {
  const dialog = fragment.querySelector('dialog');
  const added = append(fragment);
  added[0]?.scrollIntoView();
  // What was sent from a window has been done: its outcome stands below.
  modal.replaceChildren(...(dialog ? [dialog] : []));
  if (!dialog) return;
  dialog.showModal();
}

/** Adds the messages that are not there yet. */
function append(fragment) {
  const added = [...fragment.querySelectorAll('article')].filter(({ id }) => !document.getElementById(id));
  messages.append(...added);
  return added;
}

/** Digests, alerts and the like come without being asked for. */
async function fetchPosted() {
  if (document.hidden) return;
  const last = messages.lastElementChild?.id ?? '';
  const response = await fetch(`/since?${new URLSearchParams({ id: last })}`);
  if (response.ok) append(document.createRange().createContextualFragment(await response.text()));
}

setInterval(() => fetchPosted().catch(() => {}), 5000);

document.addEventListener('submit', async (event) => {
  const { target: form, submitter } = event;
  if (form.method === 'dialog') return;
  event.preventDefault();
  // A second press while the first is under way would ask, or post, twice.
  if (form.ariaBusy) return;

  form.ariaBusy = 'true';
  trouble.hidden = true;
  try {
    await send(form, submitter);
    document.getElementById('welcome')?.remove();
    if (form === composer) composer.reset();
  } catch (error) {
    trouble.textContent = error instanceof TypeError ? 'No answer. Is Pullquote still running?' : error.message;
    trouble.hidden = false;
    trouble.scrollIntoView();
  } finally {
    form.ariaBusy = null;
    back = 0;
  }
});

// How many searches back the arrow keys have gone.
let back = 0;

text.addEventListener('keydown', (event) => {
  const step = { ArrowUp: 1, ArrowDown: -1 }[event.key];
  // Words being typed are not written over.
  if (!step || (back === 0 && text.value !== '')) return;
  event.preventDefault();
  const typed = [...document.querySelectorAll('.typed')].map((element) => element.textContent);
  back = Math.min(Math.max(back + step, 0), typed.length);
  text.value = typed.at(typed.length - back) ?? '';
});

if (!location.hash) messages.lastElementChild?.scrollIntoView();
