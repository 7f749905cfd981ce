/** Dispatch catalogue, limits and numbers of a procedure: changed like law, by one person's proposal and another's review. */
import { useState } from 'react'
import { Message } from '../../../design/index.ts'
import { withQuery } from '../../spa/api.ts'
import { useQuestion } from '../../spa/question.ts'
import { useSession } from '../../spa/session.tsx'
import { useRegion } from '../../spa/reference.ts'
import { Page } from '../frame.tsx'
import { Refused } from '../page-problem.tsx'
import { Draft } from './draft.tsx'
import { History } from './history.tsx'
import type { SettingsAnswer } from './settings-shapes.ts'
import { WaitingVersion } from './waiting-version.tsx'

const procedure = 'grid-case'

export function SettingsPage() {
  const { mandate } = useSession()
  const governs = mandate.office === 'CITY_CENTER' || mandate.office === 'COUNTY_CENTER'
  const [county, setCounty] = useState(() => (mandate.region.level === 'CITY' ? 0 : Number(mandate.region.code.slice(0, 6))))
  const [proposed, setProposed] = useState(false)
  const settings = useQuestion<SettingsAnswer>(withQuery(`/api/procedures/${procedure}/settings`, { county }))
  const waiting = settings.answer?.items.find(({ state }) => state === 'proposed')
  return (
    <Page title="办事设置">
      <h1>办事设置 · 网格事项</h1>
      <p className="page__lead">派单目录、时限和其他数字。改动由一个人提出、另一个人复核后才生效；正在办的事按派单时的规定办完。</p>
      <p className="no-print"><a className="tap" href="/console/elections/rules">村民委员会选举：省里的规定</a></p>
      {mandate.region.level === 'CITY' && <CountyChoice city={mandate.region.code} county={county} onChoose={setCounty} />}
      {settings.refusal !== null && <Refused refusal={settings.refusal} again={settings.again} />}
      {settings.answer === null && settings.asking && <p className="soft" role="status">正在取设置…</p>}
      {settings.answer !== null && (
        <div key={county}>
          {proposed && waiting?.mine === true && (
            <div className="section-tight" tabIndex={-1} ref={focusOnce} role="status">
              <Message tone="success" title={`已经提出第 ${waiting.version} 版，等另一个人复核`}>
                现在还没有生效，一切照旧。请告诉同级的另一位中心工作人员来这一页复核；复核以前您可以撤回。
              </Message>
            </div>
          )}
          <p>{standing(settings.answer)}</p>
          {waiting !== undefined && <WaitingVersion procedure={procedure} version={waiting} inForce={settings.answer.inForce.contents} governs={governs} onReviewed={settings.again} />}
          <Draft
            key={`${settings.answer.inForce.version} ${waiting?.version ?? 0}`} procedure={procedure} county={county} inForce={settings.answer.inForce.contents}
            blocked={!governs ? '派单目录和时限由市、县中心修改，您可以在这里查看。' : waiting === undefined ? null : '已经有一份修改在等复核，复核或撤回以后才能再提。'}
            onProposed={() => { setProposed(true); settings.again() }}
          />
          <History versions={settings.answer.items} inForce={settings.answer.inForce.contents} />
        </div>
      )}
    </Page>
  )
}

/** Told where it is read: at the head of the page, whatever was on the screen. */
function focusOnce(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'center' })
  element?.focus({ preventScroll: true })
}

function standing({ inForce }: SettingsAnswer): string {
  switch (inForce.scope) {
    case 'defaults': return '现在用的是平台自带的默认设置，正式使用前请逐项确认。'
    case 'city': return `现在用的是全市统一设置，第 ${inForce.version} 版。`
    case 'county': return `现在用的是本县设置，第 ${inForce.version} 版。`
  }
}

function CountyChoice({ city, county, onChoose }: { city: string; county: number; onChoose(county: number): void }) {
  const counties = useRegion(city).answer?.children ?? []
  return (
    <div className="inline-form">
      <div>
        <label className="small soft" htmlFor="settings-county">适用范围</label>
        <select className="input" id="settings-county" value={county} onChange={(event) => onChoose(Number(event.target.value))}>
          <option value={0}>全市</option>
          {counties.map(({ code, shortName }) => <option key={code} value={Number(code)}>{shortName}</option>)}
        </select>
      </div>
    </div>
  )
}
