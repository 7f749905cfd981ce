/** 民主评议 of one village, for its offices, the township and the county: read only; the supervision committee works on it on its own page. */
import { useParams } from 'react-router'
import type { VillageAppraisals } from '../../../core/view/supervision.ts'
import { useQuestion } from '../../spa/question.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { VillageAppraisalsView } from './village-appraisals.tsx'

export function AppraisalsPage() {
  const { village = '' } = useParams()
  const appraisals = useQuestion<VillageAppraisals>(`/api/appraisals/villages/${village}`)
  const { answer } = appraisals
  return (
    <Page title="民主评议">
      <h1>{`${answer?.village.name ?? ''}民主评议`}</h1>
      {appraisals.refusal !== null && <Refused refusal={appraisals.refusal} again={appraisals.again} />}
      {appraisals.asking && answer === null && <p role="status" className="soft">正在取评议…</p>}
      {answer !== null && <VillageAppraisalsView appraisals={answer} again={appraisals.again} />}
    </Page>
  )
}
