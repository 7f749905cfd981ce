/** Whom it complains about: must be asked for kinds about officials, may be answered for every other. Who is named never sees it. */
import { Message, type Problem } from '../../design/index.ts'
import { ActFields, type FieldContext } from './act-fields.tsx'
import type { PlannedField } from './form-plan.ts'

/** `who` says it, in the words of the face: 来人 at the counter, 村民 in the field. */
type AgainstPartProps = { who?: string; group: Extract<PlannedField, { control: 'group' }>; asked: boolean; problems: readonly Problem[]; context: FieldContext }

export function AgainstPart({ who = '来人', group, asked, problems, context }: AgainstPartProps) {
  const wrong = problems.some(({ field }) => field.startsWith(`${group.name}.`))
  const fields = (
    <>
      <Message title="写下的人和单位看不到这件事">不会派给他们办，也不会让同一个单位的人来查。反映村干部的，直接到乡镇。</Message>
      <div className="against__fields"><ActFields plan={asked ? group.fields.map(plainly) : group.fields} context={context} problems={problems} /></div>
    </>
  )
  if (!asked) {
    return (
      <details className="field-group against" open={wrong || undefined}>
        <summary>{`${who}反映的是某个干部或单位？点开填写`}</summary>
        {fields}
      </details>
    )
  }
  return (
    <fieldset className="against panel">
      <legend className="field__label">{`${group.label}（这类事必须问）`}</legend>
      <p className="field__hint">{`可以选几个。${who}说不清是谁，就勾“不知道是谁”。`}</p>
      {fields}
    </fieldset>
  )
}

/** One of them has to be answered; to call each optional would say the opposite. */
function plainly(field: PlannedField): PlannedField {
  return field.control === 'units' ? field : { ...field, optional: false }
}
