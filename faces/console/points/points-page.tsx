/** Points and the shop of one village: claims to look at, exchanges to hand over, entering for a household, catalogue, stock. No order of households (R-465). */
import { useNavigate, useSearchParams } from 'react-router'
import { Message } from '../../../design/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { RegionChoice } from '../region-choice.tsx'
import { Catalogue } from './catalogue.tsx'
import { EnterFor } from './enter-for.tsx'
import { Exchanges } from './exchanges.tsx'
import { RegisterChanges } from './register-changes.tsx'
import { Requests } from './requests.tsx'
import { Rewards } from './rewards.tsx'
import { Sheet } from './sheet.tsx'
import './points.css'
import type { VillagePoints } from './shapes.ts'
import { Shop } from './shop.tsx'

export function PointsPage() {
  const { mandate } = useSession()
  const [address] = useSearchParams()
  const navigate = useNavigate()
  const region = address.get('region') ?? mandate.region.code
  const isVillage = region.length === 12
  const points = useQuestion<VillagePoints>(isVillage ? withQuery(`/api/points/${region}`, { quarter: address.get('quarter') }) : null)
  const { answer } = points
  return (
    <Page title="积分与爱心超市">
      <h1>{`积分与爱心超市${answer === null ? '' : `：${answer.region.name}`}`}</h1>
      <p className="page__lead">哪一户多少分只有那一户和村里经办人看得到；这里不排名，上级只看户数和爱心超市的账（R-465）。</p>
      {mandate.region.level !== 'VILLAGE' && (
        <div className="inline-form no-print">
          <RegionChoice id="points-region" top={mandate.region} code={region} deepest="VILLAGE" onChoose={(code) => void navigate(withQuery('/points', { region: code }))} />
        </div>
      )}
      {!isVillage && <Message>请选一个村。</Message>}
      {!isVillage && region.length >= 6 && <Rewards county={Number(region.slice(0, 6))} governs={mandate.office === 'COUNTY_CENTER'} />}
      {points.refusal !== null && <Refused refusal={points.refusal} again={points.again} />}
      {isVillage && answer === null && points.asking && <p className="soft" role="status">正在取积分情况…</p>}
      {answer !== null && <Village points={answer} onChanged={points.again} />}
    </Page>
  )
}

function Village({ points, onChanged }: { points: VillagePoints; onChanged(): void }) {
  return (
    <>
      <p>{`今年记过分的有 ${points.participants} 户。`}</p>
      {points.reviewers < 2 && points.inForce !== null && <TooFewReviewers reviewers={points.reviewers} />}
      {points.mayEnter && <RegisterChanges points={points} onChanged={onChanged} />}
      {points.mayEnter && points.inForce !== null && (
        <>
          <Requests requests={points.requests} onChanged={onChanged} />
          <Exchanges exchanges={points.exchanges} onChanged={onChanged} />
          <EnterFor points={points} onChanged={onChanged} />
        </>
      )}
      <Catalogue points={points} onChanged={onChanged} />
      <Shop points={points} onChanged={onChanged} />
      <Sheet points={points} />
    </>
  )
}

/** Nothing is loosened for a village with one person in office: it is said what to do, and what goes on meanwhile (R-468). */
function TooFewReviewers({ reviewers }: { reviewers: number }) {
  return (
    <Message tone="warning" title={reviewers === 0 ? '本村没有人能审核积分' : '本村只有一个人能审核积分'}>
      <p>申报和审核要两个人（R-468）。村民委员会不止一人：请乡镇报县里的安全管理员，在“任职”里把另一位村委会成员或者村党组织书记登记上，登记了马上就能审核。</p>
      {reviewers === 1 && <p>在这以前：请各户自己申报（手机上，或者由代办员陪着办），由这一位审核；这一位自己代填的、自己家和近亲属的，先不要报，报了也没有人能审核。</p>}
    </Message>
  )
}
