/**
 * Text, long text, choice from a list, files, dates, one tick: native controls with typed values kept, uncontrolled in
 * every face.
 */
import { useState, type InputEvent, type InputHTMLAttributes, type SelectHTMLAttributes, type TextareaHTMLAttributes } from 'react'
import { controlOf, Field, FieldGroup, type FieldText } from './field.tsx'

type Own = 'id' | 'name' | 'className' | 'defaultValue' | 'value' | 'children' | 'width'

export type TextInputModel = FieldText & {
  readonly value?: string
  readonly kind?: 'text' | 'tel' | 'password' | 'search' | 'number'
  readonly autoComplete?: string
  readonly inputMode?: 'text' | 'numeric' | 'decimal' | 'tel'
  readonly maxLength?: number
  /** How many Chinese characters wide the answer is expected to be; the box shows it. */
  readonly width?: 4 | 8 | 12 | 20
}

export function TextInput({
  value,
  kind = 'text',
  autoComplete,
  inputMode,
  maxLength,
  width,
  extra,
  ...field
}: TextInputModel & { extra?: Omit<InputHTMLAttributes<HTMLInputElement>, Own> }) {
  const [length, setLength] = useState(() => charactersIn(value))
  const words = maxLength !== undefined && maxLength >= wordsFrom
  const onInput = (event: InputEvent<HTMLInputElement>) => {
    setLength(charactersIn(event.currentTarget.value))
    extra?.onInput?.(event)
  }
  return (
    <Field field={field}>
      <input
        {...controlOf(field)}
        className={`input${width ? ` input--${width}` : ''}`}
        type={kind}
        defaultValue={value}
        autoComplete={autoComplete}
        inputMode={inputMode}
        maxLength={words ? undefined : maxLength}
        {...extra}
        onInput={onInput}
      />
      {words && <Count length={length} most={maxLength} />}
    </Field>
  )
}

export type TextAreaModel = FieldText & { readonly value?: string; readonly rows?: number; readonly maxLength?: number }

export function TextArea({
  value,
  rows = 5,
  maxLength,
  extra,
  ...field
}: TextAreaModel & { extra?: Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, Own> }) {
  const [length, setLength] = useState(() => charactersIn(value))
  const onInput = (event: InputEvent<HTMLTextAreaElement>) => {
    setLength(charactersIn(event.currentTarget.value))
    extra?.onInput?.(event)
  }
  return (
    <Field field={field}>
      <textarea {...controlOf(field)} className="input" rows={rows} defaultValue={value} {...extra} onInput={onInput} />
      {maxLength !== undefined && <Count length={length} most={maxLength} />}
    </Field>
  )
}

/** A browser cuts what is pasted beyond `maxlength` without a word. Codes and numbers may be cut; what somebody writes is counted, and refused in words. */
const wordsFrom = 30

/** Said when the end is near; where no script runs, beside what the server refused. */
function Count({ length, most }: { length: number; most: number }) {
  const over = length - most
  return (
    <p className={over > 0 ? 'field__error' : 'field__hint'} role="status">
      {over > 0 ? `已写 ${length} 个字，最多 ${most} 个字，请删掉 ${over} 个字。` : length > most * 0.9 ? `已写 ${length} 个字，最多 ${most} 个字。` : ''}
    </p>
  )
}

/** As the server counts them: 𠮷 is one. */
function charactersIn(text = ''): number {
  return [...text].length
}

export type Option = { readonly value: string; readonly label: string; readonly hint?: string }

export type SelectModel = FieldText & { readonly value?: string; readonly options: readonly Option[]; readonly blank?: string }

export function Select({
  value,
  options,
  blank = '请选择',
  extra,
  ...field
}: SelectModel & { extra?: Omit<SelectHTMLAttributes<HTMLSelectElement>, Own> }) {
  return (
    <Field field={field}>
      <select {...controlOf(field)} className="input" defaultValue={value ?? ''} {...extra}>
        <option value="">{blank}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.label}
          </option>
        ))}
      </select>
    </Field>
  )
}

export type FileInputModel = FieldText & {
  readonly accept?: string
  readonly multiple?: boolean
  readonly capture?: 'environment'
}

export function FileInput({
  accept = 'image/*',
  multiple = true,
  capture,
  extra,
  ...field
}: FileInputModel & { extra?: Omit<InputHTMLAttributes<HTMLInputElement>, Own> }) {
  return (
    <Field field={field}>
      <input
        {...controlOf(field)}
        className="file-input"
        type="file"
        accept={accept}
        multiple={multiple}
        capture={capture}
        {...extra}
      />
    </Field>
  )
}

export type DateBoxesModel = FieldText & {
  readonly value?: { readonly year?: string; readonly month?: string; readonly day?: string }
}

/** Three boxes, posted as `name.year`, `name.month`, `name.day`; errors link to the year. */
export function DateBoxes({ value, ...field }: DateBoxesModel) {
  const boxes = [
    ['year', '年', 4],
    ['month', '月', 2],
    ['day', '日', 2],
  ] as const
  return (
    <FieldGroup field={field}>
      <div className="date-boxes">
        {boxes.map(([part, word, digits]) => (
          <span key={part}>
            <input
              className="input"
              id={part === 'year' ? field.name : `${field.name}.${part}`}
              name={`${field.name}.${part}`}
              inputMode="numeric"
              size={digits}
              maxLength={digits}
              defaultValue={value?.[part]}
              aria-invalid={field.error ? true : undefined}
            />
            <label htmlFor={part === 'year' ? field.name : `${field.name}.${part}`}>{word}</label>
          </span>
        ))}
      </div>
    </FieldGroup>
  )
}

export type CheckboxModel = FieldText & { readonly value?: string; readonly checked?: boolean }

/** One tick; posts `value` (default yes) when set. */
export function Checkbox({
  value = 'yes',
  checked,
  extra,
  ...field
}: CheckboxModel & { extra?: Omit<InputHTMLAttributes<HTMLInputElement>, Own> }) {
  return (
    <div className={field.error ? 'field field--wrong' : 'field'}>
      {field.error && (
        <p className="field__error" id={`${field.name}-error`}>
          <span className="visually-hidden">错误：</span>
          {field.error}
        </p>
      )}
      <div className="choice">
        <input {...controlOf(field)} className="choice__box" type="checkbox" value={value} defaultChecked={checked} {...extra} />
        <label className="choice__label" htmlFor={field.name}>
          {field.label}
          {field.hint && (
            <span className="choice__hint" id={`${field.name}-hint`}>
              {field.hint}
            </span>
          )}
        </label>
      </div>
    </div>
  )
}
