/** A villager said it: may they be named, and where can they be reached. Both are asked of the villager, neither is needed. */
import { useMemo, type ReactNode } from 'react'
import { Choice, problemOf, TextInput, type Problem } from '../../../design/index.ts'
import { planOf } from '../../spa/form-plan.ts'
import type { ProcedureAct } from '../../spa/shapes.ts'

export function SaidByVillager({ report, problems, children }: { report: ProcedureAct | undefined; problems: readonly Problem[]; children?: ReactNode }) {
  const visibility = useMemo(() => (report === undefined ? undefined : planOf(report.form).find(({ name }) => name === 'visibility')), [report])
  const error = problemOf(problems, 'report-phone')
  return (
    <>
      {children}
      <TextInput
        name="report-phone" label="村民的手机号" optional hint="用短信告诉进展。加密保存，办理的单位看不到。" kind="tel" inputMode="tel" maxLength={20} width={12} autoComplete="off"
        {...(error === undefined ? {} : { error })}
      />
      {visibility?.control === 'choice' && (
        <Choice
          name="report-visibility" label="村民愿意让谁知道是谁说的" value="CENTER_ONLY"
          options={visibility.options.map(({ value, label }) => ({ value, label: label.replaceAll('我', '村民') }))}
        />
      )}
    </>
  )
}
