import type { InputBlock, Option } from '@slack/types';
import { createElement as h, type ReactNode } from 'react';

// Before the names of fields, so that none is taken for something of the page's own.
const FIELD = 'field:';

/** What was filled in, by the names of the fields; several choices with commas between. */
export function fieldsIn(form: URLSearchParams): Record<string, string> {
  const names = new Set([...form.keys()].filter((name) => name.startsWith(FIELD)));
  return Object.fromEntries([...names].map((name) => [name.slice(FIELD.length), form.getAll(name).join()]));
}

/** A field of a form, as the browser knows it. The kinds are those that our own forms have. */
export function drawInput({ label, element, hint, optional, block_id = '' }: InputBlock): ReactNode {
  const name = `${FIELD}${block_id}`;
  const field = { name, required: optional !== true };
  const below = hint && h('small', null, hint.text);
  switch (element.type) {
    case 'plain_text_input': {
      const { initial_value: defaultValue, max_length: maxLength, multiline } = element;
      return drawLabel(label.text, h(multiline ? 'textarea' : 'input', { ...field, defaultValue, maxLength }), below);
    }
    case 'timepicker':
      return drawLabel(label.text, h('input', { ...field, type: 'time', defaultValue: element.initial_time }));
    case 'checkboxes':
      return drawChoices(label.text, { name, type: 'checkbox' }, [element.options, element.initial_options ?? []]);
    case 'radio_buttons': {
      const chosen = element.initial_option ? [element.initial_option] : [];
      return drawChoices(label.text, { name, type: 'radio' }, [element.options, chosen]);
    }
    default:
      throw new Error(`The console draws no ${element.type}.`);
  }
}

function drawLabel(text: string, ...field: ReactNode[]): ReactNode {
  return h('label', null, h('b', null, text), ...field);
}

type Choices = [options: readonly Option[], chosen: readonly Option[]];

function drawChoices(legend: string, field: { name: string; type: string }, [options, chosen]: Choices): ReactNode {
  const values = new Set(chosen.map(({ value }) => value));
  const choices = options.map(({ text, value = '' }) =>
    h('label', { key: value }, h('input', { ...field, value, defaultChecked: values.has(value) }), text.text),
  );
  return h('fieldset', null, h('legend', null, legend), choices);
}
