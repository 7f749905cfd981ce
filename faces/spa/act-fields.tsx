/** The controls of an act's form, as planned from its schema. */
import type { ReactNode } from 'react'
import { Checkbox, Choice, Choices, problemOf, Select, TextArea, TextInput, type FieldText, type Problem } from '../../design/index.ts'
import { CategoryPicker } from './category-picker.tsx'
import { dayHint } from './day-text.ts'
import { DossierPicker } from './dossier-picker.tsx'
import type { PlannedField, PlannedOption } from './form-plan.ts'
import { PhotoPicker } from './photo-picker.tsx'
import type { ActView, AlikeView } from './shapes.ts'
import { UnitPicker } from './unit-picker.tsx'

/** What the controls have to know beside the schema. */
export type FieldContext = {
  readonly procedure: string
  /** Code of the deepest known region of the matter. */
  readonly place: string
  readonly dossier: string
  readonly group?: string
  /** Units suggested for a field, by its name. */
  readonly suggested?: Readonly<Record<string, readonly string[]>>
  /** Units that may be chosen at a field, by JSON pointer, where the dossier's view says so. */
  readonly choices?: NonNullable<ActView['choices']>
  /** Matters that are probably the same, offered first where another matter is chosen. */
  readonly alike?: readonly AlikeView[]
  /** Words under a label, by the field's name. */
  readonly hints?: Readonly<Record<string, string>>
  readonly camera?: boolean
  /** What is chosen before anybody chooses, by the field's name. */
  readonly initial?: Readonly<Record<string, string>>
}

export function ActFields({ plan, context, problems }: { plan: readonly PlannedField[]; context: FieldContext; problems: readonly Problem[] }): ReactNode {
  return plan.map((field) => <ActField key={field.name} planned={field} context={context} problems={problems} />)
}

function ActField({ planned, context, problems }: { planned: PlannedField; context: FieldContext; problems: readonly Problem[] }) {
  const error = problemOf(problems, planned.name)
  const hint = context.hints?.[planned.name]
  const field: FieldText = {
    name: planned.name, label: planned.label, optional: planned.optional,
    ...(error === undefined ? {} : { error }), ...(hint === undefined ? {} : { hint }),
  }
  switch (planned.control) {
    case 'text': return <TextInput {...field} maxLength={planned.maxLength} width={20} />
    case 'long-text': return <TextArea {...field} maxLength={planned.maxLength} rows={3} />
    case 'number': return <TextInput {...field} kind="number" width={4} inputMode="numeric" extra={{ min: planned.minimum ?? undefined, max: planned.maximum ?? undefined }} />
    case 'day': return <TextInput {...field} hint={hint ?? dayHint} width={8} maxLength={12} autoComplete="off" />
    case 'check': return <Checkbox {...field} optional={false} />
    case 'choice': return <ChoiceOf field={field} options={planned.options} value={context.initial?.[planned.name]} />
    case 'choices': return <Choices {...field} options={planned.options} />
    case 'unit': case 'units': return (
      <Behind planned={planned} wrong={error !== undefined}>
        <UnitPicker field={field} place={context.place} several={planned.control === 'units'} suggested={context.suggested?.[planned.name] ?? none} {...onlyOf(planned.fromView, context.choices?.[`/${planned.name.replaceAll('.', '/')}`])} />
      </Behind>
    )
    case 'photos': return <PhotoPicker field={field} place={context.place} camera={context.camera === true} />
    case 'dossier': return <DossierPicker field={field} except={context.dossier} states={planned.states} alike={context.alike ?? nothing} {...(context.group === undefined ? {} : { group: context.group })} />
    case 'category': return <CategoryPicker field={field} procedure={context.procedure} place={context.place} />
    case 'group': return (
      <details className="field-group" open={problems.some(({ field: name }) => name.startsWith(`${planned.name}.`))}>
        <summary>{planned.label}</summary>
        <ActFields plan={planned.fields} context={context} problems={problems} />
      </details>
    )
    default: return planned satisfies never
  }
}

const none: readonly string[] = []
const nothing: readonly AlikeView[] = []

function onlyOf(fromView: boolean, choices: readonly { readonly id: string; readonly name: string }[] | undefined) {
  return fromView && choices !== undefined ? { only: choices } : {}
}

/** A long list that need not be answered waits behind one line. */
function Behind({ planned, wrong, children }: { planned: PlannedField; wrong: boolean; children: ReactNode }) {
  if (!planned.optional) return children
  return (
    <details className="field-group" open={wrong}>
      <summary>{`${planned.label}（可以不填）`}</summary>
      {children}
    </details>
  )
}

function ChoiceOf({ field, options, value }: { field: FieldText; options: readonly PlannedOption[]; value: string | undefined }) {
  const chosen = value === undefined ? {} : { value }
  if (options.length > 5) return <Select {...field} {...chosen} options={options} blank={field.optional === true ? '不选' : '请选择'} />
  return <Choice {...field} {...chosen} options={options} />
}
