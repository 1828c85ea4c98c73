import type { InputBlock, Option } from '@slack/types';
import { createElement as h, type ReactNode } from 'react';

// Before the names of fields, so that none is taken for something of the page's own.
const FIELD = 'field:';

/** What was filled in, by the names of the fields; several choices with commas between. */
export function fieldsIn(form: URLSearchParams): Record<string, string> {
  const names = new Set([...form.keys()].filter((name) => name.startsWith(FIELD)));
  return Object.fromEntries([...names].map((name) => [name.slice(FIELD.length), form.getAll(name).join()]));
}

/** What is wrong with a field, if anything is; and whether whoever fills in the form begins there. */
type State = { fault: string | undefined; isFirst: boolean };

/** A field of a form, as the browser knows it. The kinds are those that our own forms have. */
export function drawInput(block: InputBlock, { fault, isFirst }: State): ReactNode {
  const { label, element, hint, optional, block_id = '' } = block;
  const name = `${FIELD}${block_id}`;
  const beside = fault === undefined ? {} : { 'aria-invalid': true, 'aria-describedby': `${name}-fault` };
  const field = { name, required: optional !== true, autoFocus: isFirst, ...beside };
  const below = [
    hint && h('small', { key: 'hint' }, hint.text),
    fault !== undefined && h('p', { key: 'fault', role: 'alert', id: `${name}-fault` }, fault),
  ];
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: defaultValue, max_length: maxLength, multiline } = element;
      return drawLabel(label.text, h(multiline ? 'textarea' : 'input', { ...field, defaultValue, maxLength }), below);
    }
    case 'timepicker':
      return drawLabel(label.text, h('input', { ...field, type: 'time', defaultValue: element.initial_time }), below);
    case 'checkboxes': {
      // Required, each of them would have to be checked.
      const choices = drawChoices(
        { ...field, required: false, type: 'checkbox' },
        element.options,
        element.initial_options,
      );
      return drawGroup(label.text, choices, below);
    }
    case 'radio_buttons': {
      const chosen = element.initial_option ? [element.initial_option] : [];
      return drawGroup(label.text, drawChoices({ ...field, type: 'radio' }, element.options, chosen), below);
    }
    default:
      throw new Error(`The console draws no ${element.type}.`);
  }
}

function drawLabel(text: string, field: ReactNode, below: ReactNode): ReactNode {
  return [h('label', { key: 'label' }, h('b', null, text), field), below];
}

function drawGroup(legend: string, choices: ReactNode, below: ReactNode): ReactNode {
  return h('fieldset', null, h('legend', null, legend), choices, below);
}

type Field = { name: string; type: string; required: boolean; autoFocus: boolean };

function drawChoices(field: Field, options: readonly Option[], chosen: readonly Option[] = []): ReactNode {
  const values = new Set(chosen.map(({ value }) => value));
  return options.map(({ text, value = '' }, at) => {
    const choice = { ...field, autoFocus: field.autoFocus && at === 0, value, defaultChecked: values.has(value) };
    return h('label', { key: value }, h('input', choice), text.text);
  });
}
