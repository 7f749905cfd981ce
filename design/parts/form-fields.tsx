/** A form from data: an act's fields as the procedure declares them, with problems placed at their fields. */
import { Choice, Choices, type ChoiceModel, type ChoicesModel } from './choice.tsx'
import { problemOf, type Problem } from './error-summary.tsx'
import { Checkbox, DateBoxes, FileInput, Select, TextArea, TextInput } from './inputs.tsx'
import type { CheckboxModel, DateBoxesModel, FileInputModel, SelectModel, TextAreaModel, TextInputModel } from './inputs.tsx'

export type FieldModel =
  | ({ readonly type: 'text' } & TextInputModel)
  | ({ readonly type: 'long-text' } & TextAreaModel)
  | ({ readonly type: 'choice' } & ChoiceModel)
  | ({ readonly type: 'choices' } & ChoicesModel)
  | ({ readonly type: 'select' } & SelectModel)
  | ({ readonly type: 'files' } & FileInputModel)
  | ({ readonly type: 'date' } & DateBoxesModel)
  | ({ readonly type: 'checkbox' } & CheckboxModel)

export function FormFields({ fields, problems = [] }: { fields: readonly FieldModel[]; problems?: readonly Problem[] }) {
  return fields.map((field) => <FormField key={field.name} field={field} error={problemOf(problems, field.name)} />)
}

function FormField({ field, error }: { field: FieldModel; error: string | undefined }) {
  const wrong = error === undefined ? {} : { error }
  switch (field.type) {
    case 'text':
      return <TextInput {...field} {...wrong} />
    case 'long-text':
      return <TextArea {...field} {...wrong} />
    case 'choice':
      return <Choice {...field} {...wrong} />
    case 'choices':
      return <Choices {...field} {...wrong} />
    case 'select':
      return <Select {...field} {...wrong} />
    case 'files':
      return <FileInput {...field} {...wrong} />
    case 'date':
      return <DateBoxes {...field} {...wrong} />
    case 'checkbox':
      return <Checkbox {...field} {...wrong} />
    default:
      return field satisfies never
  }
}

/** Values carried along unseen, in order, arrays as repeated names. */
export function HiddenFields({ values }: { values: Readonly<Record<string, string | readonly string[] | undefined>> }) {
  const pairs = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [value].flat().map((one) => [name, one] as const),
  )
  return pairs.map(([name, value], at) => <input key={`${name}-${at}`} type="hidden" name={name} value={value} />)
}
