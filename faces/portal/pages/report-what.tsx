/** What happened, who may know who says it, and how to reach the reporter. */
import { Choice, Message, problemOf, TextArea, TextInput, type Problem } from '../../../design/index.ts'
import { visibilityOptions, type Frame, type ReportContactPage, type ReportWhatPage } from '../contract.ts'
import { ReportStepPage } from './report-form.tsx'

export function ReportWhat({ page, frame }: { page: ReportWhatPage; frame: Frame }) {
  const { draft, problems } = page
  return (
    <ReportStepPage
      frame={frame}
      step="what"
      title={`${page.matter}：说说怎么回事`}
      draft={draft}
      problems={problems}
      own={['description', 'visibility']}
    >
      {page.promise && <Message title="替您保密">{page.promise}</Message>}
      <TextArea
        name="description"
        label="怎么回事"
        hint="几句话就行。不想打字，点键盘上的话筒，说出来就成。"
        rows={5}
        maxLength={2000}
        value={draft.description ?? ''}
        {...errorOf(problems, 'description')}
      />
      <Choice
        name="visibility"
        label="谁可以知道是您说的"
        options={visibilityOptions}
        value={draft.visibility ?? 'CENTER_ONLY'}
        {...errorOf(problems, 'visibility')}
      />
    </ReportStepPage>
  )
}

/** Who chose to stay unknown is not asked for a number. */
export function ReportContact({ page, frame }: { page: ReportContactPage; frame: Frame }) {
  const anonymous = page.draft.visibility === 'ANONYMOUS'
  return (
    <ReportStepPage
      frame={frame}
      step="contact"
      title="怎么告诉您结果？"
      draft={page.draft}
      problems={page.problems}
      own={['contact_phone']}
      onward={page.signedIn || anonymous ? '继续' : '继续，不留也行'}
    >
      <p className="lead">{contactWords(page.signedIn, anonymous)}</p>
      {!anonymous && <ContactFields page={page} />}
    </ReportStepPage>
  )
}

function ContactFields({ page: { draft, problems } }: { page: ReportContactPage }) {
  return (
    <TextInput
      name="contact_phone"
      label="手机号"
      hint="收下了、交给谁办、要延期、办完了，都发短信告诉您，不作别的用。"
      kind="tel"
      inputMode="tel"
      autoComplete="tel"
      optional
      width={12}
      value={draft.contact_phone ?? ''}
      {...errorOf(problems, 'contact_phone')}
    />
  )
}

export function errorOf(problems: readonly Problem[], field: string): { error?: string } {
  const error = problemOf(problems, field)
  return error === undefined ? {} : { error }
}

function contactWords(signedIn: boolean, anonymous: boolean): string {
  if (anonymous) return '您选了谁也不告诉，所以不问您的名字和电话。提交后会给您一个查询码，凭它看进度。'
  return signedIn
    ? '有进展会发短信到您账号的手机号，也可以登录来看。想用别的手机号，写在这里。'
    : '没有登录也能上报。留个手机号，有进展就告诉您；不留，凭查询码也能查。'
}
