/** Whom it is about, before a word is written: whoever is named here cannot read it. */
import { Message, problemOf, TextInput } from '../../../design/index.ts'
import type { Frame, ReportAgainstPage } from '../contract.ts'
import { ReportStepPage } from './report-form.tsx'
import { errorOf } from './report-what.tsx'

export function ReportAgainst({ page, frame }: { page: ReportAgainstPage; frame: Frame }) {
  const { draft, problems } = page
  const chosen = draft.against ?? []
  const error = problemOf(problems, 'against')
  return (
    <ReportStepPage
      frame={frame}
      step="against"
      title="反映的是谁？"
      draft={draft}
      problems={problems}
      own={['against', 'against_words']}
    >
      <Message title="选了谁，谁就看不到">他和他的单位看不到这件事，也不会由他们来办、来核查，直接交给上一级。可以选几个。</Message>
      <div className={error ? 'field field--wrong against' : 'field against'} id="against" tabIndex={-1}>
        {error && (
          <p className="field__error">
            <span className="visually-hidden">错误：</span>
            {error}
          </p>
        )}
        {page.groups.map((group) => (
          <fieldset key={group.name}>
            <legend className="field__label">{group.name}</legend>
            <div className="against__options">
              {group.options.map((option) => (
                <Tick key={option.value} {...option} checked={chosen.includes(option.value)} />
              ))}
            </div>
          </fieldset>
        ))}
        <fieldset>
          <legend className="field__label">上面没有的</legend>
          <Tick value="other" label="其他人或单位，写在下面" checked={chosen.includes('other') || draft.against_words !== undefined} />
          <TextInput
            name="against_words"
            label="是谁，或者哪个单位"
            optional
            maxLength={100}
            value={draft.against_words ?? ''}
            {...errorOf(problems, 'against_words')}
          />
          <Tick value="unknown" label="不知道，或者不方便说" checked={chosen.includes('unknown')} />
        </fieldset>
      </div>
    </ReportStepPage>
  )
}

function Tick({ value, label, checked }: { value: string; label: string; checked: boolean }) {
  const id = `against-${value.replaceAll(':', '-')}`
  return (
    <div className="choice">
      <input className="choice__box" type="checkbox" name="against" id={id} value={value} defaultChecked={checked} />
      <label className="choice__label" htmlFor={id}>
        {label}
      </label>
    </div>
  )
}
