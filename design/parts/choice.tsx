/** One of a few, or some of a few: native radios and checkboxes with the whole line as target. */
import { FieldGroup, type FieldText } from './field.tsx'
import type { Option } from './inputs.tsx'

export type ChoiceModel = FieldText & { readonly value?: string; readonly options: readonly Option[] }

/** Exactly one. The first radio carries the field's id, so that an error link lands on it. */
export function Choice({ value, options, ...field }: ChoiceModel) {
  return (
    <FieldGroup field={field}>
      <div className="choices">
        {options.map((option, at) => (
          <ChoiceLine
            key={option.value}
            type="radio"
            id={idAt(field, at)}
            name={field.name}
            option={option}
            checked={option.value === value}
            wrong={Boolean(field.error)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

export type ChoicesModel = FieldText & { readonly values?: readonly string[]; readonly options: readonly Option[] }

/** Any number; posts the name once per tick. */
export function Choices({ values = [], options, ...field }: ChoicesModel) {
  return (
    <FieldGroup field={field}>
      <div className="choices">
        {options.map((option, at) => (
          <ChoiceLine
            key={option.value}
            type="checkbox"
            id={idAt(field, at)}
            name={field.name}
            option={option}
            checked={values.includes(option.value)}
            wrong={Boolean(field.error)}
          />
        ))}
      </div>
    </FieldGroup>
  )
}

type ChoiceLineProps = { type: 'radio' | 'checkbox'; id: string; name: string; option: Option; checked: boolean; wrong: boolean }

function ChoiceLine({ type, id, name, option, checked, wrong }: ChoiceLineProps) {
  const hint = option.hint ? `${id}-note` : undefined
  return (
    <div className="choice">
      <input
        className="choice__box"
        type={type}
        id={id}
        name={name}
        value={option.value}
        defaultChecked={checked}
        aria-describedby={hint}
        aria-invalid={wrong && type === 'checkbox' ? true : undefined}
      />
      <label className="choice__label" htmlFor={id}>
        {option.label}
        {option.hint && (
          <span className="choice__hint" id={hint}>
            {option.hint}
          </span>
        )}
      </label>
    </div>
  )
}

function idAt(field: FieldText, at: number): string {
  return at === 0 ? field.name : `${field.name}-${at}`
}
