/** The village's catalogue: what is in force and by which resolution; a draft is written here, adopted and filed on its dossier's own page. */
import { useState } from 'react'
import { Button, EmptyState, Message } from '../../../design/index.ts'
import { catalogueKey } from '../../../core/star-rating/points-names.ts'
import { nameOfKey } from '../../../core/star-rating/rating-names.ts'
import type { PointsCatalogue } from '../../../core/star-rating/points-catalogue.ts'
import { adoptionWords } from '../../../procedures/points-catalogue/sheet.ts'
import { Outcome } from '../outcome.tsx'
import { useDeed } from '../use-deed.ts'
import { sendAct } from './send-act.ts'
import type { VillagePoints } from './shapes.ts'

type Rule = PointsCatalogue['rules'][number]

export function Catalogue({ points, onChanged }: { points: VillagePoints; onChanged(): void }) {
  const { inForce, catalogue } = points
  const [editing, setEditing] = useState(false)
  const openDoubts = (catalogue?.doubts ?? []).filter(({ finding }) => finding === null)
  return (
    <section className="section no-print" aria-labelledby="catalogue">
      <h2 id="catalogue">积分办法</h2>
      {inForce === null && <EmptyState title="还没有施行的积分办法">起草以后，村民会议或者村民代表会议通过，再由乡镇备案，才施行。</EmptyState>}
      {inForce !== null && (
        <>
          <p>{`第 ${inForce.version} 版。${adoptionWords(inForce.adoption)}。乡镇 ${inForce.filedOn} 备案，${inForce.filing}。`}</p>
          <RuleTable rules={inForce.contents.rules} />
          <p className="small">{termsOf(inForce.contents)}</p>
        </>
      )}
      {openDoubts.length > 0 && catalogue !== null && (
        <Message tone="warning" title="有一天加分比平时多得多">
          <p>{openDoubts.map(({ day, amount, usual }) => `${day} 一人审核加了 ${amount} 分，平时一天约 ${usual} 分`).join('；')}。由监督人看一看审核，不针对哪一户（R-468）。</p>
          <p><a href={`/console/dossiers/${catalogue.id}`}>去看审核</a></p>
        </Message>
      )}
      {catalogue !== null && catalogue.sentBack !== '' && <Message tone="warning">{`乡镇退回修改：${catalogue.sentBack}`}</Message>}
      {catalogue !== null && (
        <p className="no-print">
          {catalogue.state === 'DRAFTING' && '有一份草稿，开会通过以后：'}
          {catalogue.state === 'ADOPTED' && '草稿已经通过，等乡镇备案：'}
          <a href={`/console/dossiers/${catalogue.id}`}>{catalogue.state === 'DRAFTING' ? '登记会议决议' : catalogue.state === 'ADOPTED' ? '备案或者退回' : '看积分办法的案卷'}</a>
        </p>
      )}
      {points.mayEnter && catalogue?.state !== 'ADOPTED' && !editing && (
        <p className="no-print"><Button kind="ordinary" type="button" onClick={() => setEditing(true)}>{catalogue === null ? '起草积分办法' : catalogue.draft === null ? '起草新的一版' : '改草稿'}</Button></p>
      )}
      {editing && <Draft points={points} onSaved={() => { setEditing(false); onChanged() }} onCancel={() => setEditing(false)} />}
    </section>
  )
}

function Draft({ points, onSaved, onCancel }: { points: VillagePoints; onSaved(): void; onCancel(): void }) {
  const { catalogue, inForce, seed, region } = points
  const [contents, setContents] = useState<PointsCatalogue>(catalogue?.draft ?? inForce?.contents ?? seed)
  const deed = useDeed()
  const setRule = (at: number, change: Partial<Rule>) => setContents({ ...contents, rules: contents.rules.map((rule, index) => (index === at ? { ...rule, ...change } : rule)) })
  const save = () => deed.run(
    () => sendAct(catalogue === null
      ? { dossier: nameOfKey(catalogueKey(region.code)), act: 'open', form: { village: region.code, contents }, procedure: 'points-catalogue' }
      : { dossier: catalogue.id, act: 'draft', form: { contents }, seen: catalogue.sequence }),
    '草稿存好了。开会通过以后，到案卷里登记决议。', onSaved,
  )
  return (
    <form className="panel no-print" noValidate onSubmit={(event) => { event.preventDefault(); save() }}>
      <h3>草稿</h3>
      <p className="small soft">不能按收入、信访、参会、装软件这些加分，也不能和低保、入学、贷款挂钩；写了会被退回（R-440、R-442、R-450）。</p>
      <Outcome deed={deed} />
      <table className="table table--stack lines">
        <caption className="visually-hidden">积分项目</caption>
        <thead><tr><th scope="col">做什么事</th><th scope="col">最少几分</th><th scope="col">最多几分</th><th scope="col">一天最多</th><th scope="col"><span className="visually-hidden">删去</span></th></tr></thead>
        <tbody>
          {contents.rules.map((rule, at) => (
            <tr key={rule.code}>
              <td data-head="做什么事"><input className="input" aria-label={`第 ${at + 1} 项做什么事`} maxLength={40} value={rule.name} onChange={(event) => setRule(at, { name: event.target.value })} /></td>
              <td data-head="最少几分"><Whole label={`第 ${at + 1} 项最少几分`} value={rule.least} onChange={(least) => setRule(at, { least: least ?? 0 })} /></td>
              <td data-head="最多几分"><Whole label={`第 ${at + 1} 项最多几分`} value={rule.most} onChange={(most) => setRule(at, { most: most ?? 0 })} /></td>
              <td data-head="一天最多"><Whole label={`第 ${at + 1} 项一天最多几分，不限就空着`} value={rule.mostPerDay} onChange={(mostPerDay) => setRule(at, { mostPerDay })} /></td>
              <td><Button kind="quiet" type="button" onClick={() => setContents({ ...contents, rules: contents.rules.filter((_, index) => index !== at) })}>删去<span className="visually-hidden">{rule.name}</span></Button></td>
            </tr>
          ))}
        </tbody>
      </table>
      <p><Button kind="quiet" type="button" onClick={() => setContents({ ...contents, rules: [...contents.rules, { code: freshCode(contents.rules), name: '', least: 1, most: 1, mostPerDay: null }] })}>加一项</Button></p>
      <div className="inline-form">
        <label>每户一次最多换几分 <Whole label="每户一次最多换几分" value={contents.exchange.mostOnce} onChange={(mostOnce) => setContents({ ...contents, exchange: { ...contents.exchange, mostOnce: mostOnce ?? 0 } })} /></label>
        <label>每户一个月最多换几分 <Whole label="每户一个月最多换几分" value={contents.exchange.mostPerMonth} onChange={(mostPerMonth) => setContents({ ...contents, exchange: { ...contents.exchange, mostPerMonth: mostPerMonth ?? 0 } })} /></label>
        <label>积分跨几年有效 <Whole label="积分跨几年有效" value={contents.years} onChange={(years) => setContents({ ...contents, years: years ?? 0 })} /></label>
        <label><input type="checkbox" checked={contents.deductions} onChange={(event) => setContents({ ...contents, deductions: event.target.checked })} /> 会议决定可以扣分（一次最多扣当年的五分之一）</label>
      </div>
      <p className="inline-form"><Button aria-busy={deed.sending}>存草稿</Button><Button kind="quiet" type="button" onClick={onCancel}>不改了</Button></p>
    </form>
  )
}

function Whole({ label, value, onChange }: { label: string; value: number | null; onChange(value: number | null): void }) {
  return <input className="input input--4" aria-label={label} inputMode="numeric" value={value ?? ''} onChange={(event) => { const text = event.target.value.normalize('NFKC').replaceAll(/\D/g, ''); onChange(text === '' ? null : Number(text)) }} />
}

function RuleTable({ rules }: { rules: readonly Rule[] }) {
  return (
    <details>
      <summary>{`${rules.length} 个积分项目`}</summary>
      <table className="table table--stack lines">
        <caption className="visually-hidden">积分项目</caption>
        <thead><tr><th scope="col">做什么事</th><th scope="col">记几分</th><th scope="col">一天最多</th></tr></thead>
        <tbody>
          {rules.map(({ code, name, least, most, mostPerDay }) => (
            <tr key={code}><th scope="row">{name}</th><td data-head="记几分">{least === most ? least : `${least}–${most}`}</td><td data-head="一天最多">{mostPerDay ?? '不限'}</td></tr>
          ))}
        </tbody>
      </table>
    </details>
  )
}

function termsOf({ exchange, years, deductions }: PointsCatalogue): string {
  return `每户一次最多换 ${exchange.mostOnce} 分，一个月最多换 ${exchange.mostPerMonth} 分；积分跨 ${years} 年有效；${deductions ? '会议决定可以扣分' : '只加分，不扣分'}。`
}

function freshCode(rules: readonly Rule[]): string {
  for (let number = rules.length + 1; ; number += 1) if (!rules.some(({ code }) => code === `item-${number}`)) return `item-${number}`
}
