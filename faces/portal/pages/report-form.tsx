/** The frame of a report step: what was answered before travels in hidden fields, the page's own answers do not. */
import type { ReactNode } from 'react'
import { Button, ButtonRow, HiddenFields, type Problem } from '../../../design/index.ts'
import { names, urls, type Frame, type ReportDraft, type ReportStep } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

type StepProps = {
  frame: Frame
  step: ReportStep
  title: string
  draft: ReportDraft
  problems: readonly Problem[]
  /** Names this page asks for itself. */
  own: readonly (keyof ReportDraft)[]
  /** Label of the button onward; null where the answers are the buttons. */
  onward?: string | null
  /** What that button means in `go`. */
  go?: 'next' | 'send'
  files?: boolean
  ownHeading?: boolean
  children: ReactNode
}

export function ReportStepPage({
  frame,
  step,
  title,
  draft,
  problems,
  own,
  onward = '继续',
  go = 'next',
  files = false,
  ownHeading = false,
  children,
}: StepProps) {
  return (
    <Page frame={frame} title={title} problems={problems} ownHeading={ownHeading}>
      <PostForm frame={frame} action={urls.report} files={files}>
        <input type="hidden" name={names.step} value={step} />
        <HiddenFields values={withoutOwn(draft, own)} />
        {children}
        <ButtonRow>
          {onward !== null && (
            <Button name={names.go} value={go}>
              {onward}
            </Button>
          )}
          {step !== 'category' && (
            <Button kind="quiet" name={names.go} value="back">
              上一步
            </Button>
          )}
        </ButtonRow>
      </PostForm>
    </Page>
  )
}

function withoutOwn(draft: ReportDraft, own: readonly (keyof ReportDraft)[]) {
  return Object.fromEntries(Object.entries(draft).filter(([name]) => !own.includes(name as keyof ReportDraft)))
}
