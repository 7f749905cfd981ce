/** The frame of every control: label, hint, error, control — in this order, tied together for those who hear the page. */
import type { ReactNode } from 'react'

export type FieldText = {
  /** Name in the form and id on the page; errors link to it. */
  readonly name: string
  readonly label: string
  readonly hint?: string
  /** What to do, in the same words as in the error summary. */
  readonly error?: string
  readonly optional?: boolean
}

/** For one control with a label. */
export function Field({ field, children }: { field: FieldText; children: ReactNode }) {
  return (
    <div className={fieldClass(field)}>
      <label className="field__label" htmlFor={field.name}>
        {field.label}
        {field.optional && <Optional />}
      </label>
      <FieldNotes field={field} />
      {children}
    </div>
  )
}

/** For several controls under one question. */
export function FieldGroup({ field, id, children }: { field: FieldText; id?: string; children: ReactNode }) {
  return (
    <fieldset className={fieldClass(field)} id={id} aria-describedby={notesOf(field)}>
      <legend className="field__label">
        {field.label}
        {field.optional && <Optional />}
      </legend>
      <FieldNotes field={field} />
      {children}
    </fieldset>
  )
}

/** Ids of hint and error, for `aria-describedby`. */
export function notesOf(field: FieldText): string | undefined {
  const notes = [field.hint && `${field.name}-hint`, field.error && `${field.name}-error`].filter(Boolean)
  return notes.length > 0 ? notes.join(' ') : undefined
}

/** The attributes every native control of a field carries. */
export function controlOf(field: FieldText) {
  return {
    id: field.name,
    name: field.name,
    'aria-describedby': notesOf(field),
    'aria-invalid': field.error ? true : undefined,
  }
}

function FieldNotes({ field }: { field: FieldText }) {
  return (
    <>
      {field.hint && (
        <p className="field__hint" id={`${field.name}-hint`}>
          {field.hint}
        </p>
      )}
      {field.error && (
        <p className="field__error" id={`${field.name}-error`}>
          <span className="visually-hidden">错误：</span>
          {field.error}
        </p>
      )}
    </>
  )
}

function Optional() {
  return <span className="field__optional">（可以不填）</span>
}

function fieldClass(field: FieldText): string {
  return field.error ? 'field field--wrong' : 'field'
}
