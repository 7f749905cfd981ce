/** 我家的星: how the own household stands, rating oneself, and what one can do about a result. */
import { Button, ButtonLink, ButtonRow, EmptyState, FormFields, HiddenFields, Message } from '../../../design/index.ts'
import { names, urls, type Frame, type StarAct, type StarObjectionPage, type StarRatePage, type StarsPage, type StarYear } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Stars({ page, frame }: { page: StarsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="我家的星" problems={page.problems} back={urls.home}>
      {page.done !== null && <Message tone="success">{page.done}</Message>}
      {page.household === null && <EmptyState title="没有查到您家">户口和住处登记里没有找到您所在的户。请给村里打电话，登记以后就能看到。</EmptyState>}
      {page.household !== null && page.years.length === 0 && <EmptyState title="村里还没有开始评星">开始以后，在这里填自评、看结果。参不参评由您家自己定。</EmptyState>}
      {page.years.map((year) => <Year key={`${year.year} ${year.village}`} year={year} frame={frame} />)}
      {page.years.length > 0 && <p className="soft section">别人家看不到您家的自评、意见和票数，公示的只有户主姓名、小组和得到的星。</p>}
    </Page>
  )
}

function Year({ year, frame }: { year: StarYear; frame: Frame }) {
  return (
    <section className="section" aria-labelledby={`y${year.year}`}>
      <h2 id={`y${year.year}`}>{`${year.year} 年：${year.state}`}</h2>
      <p className="lead">{year.sentence}</p>
      {year.stars !== null && <p><b>{year.stars.length === 0 ? '现在没有星。' : `现在有 ${year.stars.length} 颗星：${year.stars.join('、')}。`}</b></p>}
      {year.away.map((one) => <p key={one}>{one}</p>)}
      {year.facts.map((one) => <p key={one}>{one}</p>)}
      {year.rateHref !== null && <ButtonRow><ButtonLink href={year.rateHref}>{year.lines.length === 0 ? '填自评' : '修改自评'}</ButtonLink></ButtonRow>}
      {year.acts.map((act) => <Act key={act.act} act={act} frame={frame} />)}
      {year.lines.length > 0 && (
        <details className="fold">
          <summary>逐颗星看自评和票数</summary>
          <ul className="records">
            {year.lines.map((line) => (
              <li key={line.star}>
                <p><b>{`${line.held ? '★ ' : ''}${line.star}`}</b></p>
                <p>{line.own}</p>
                {line.votes !== '' && <p className="soft">{line.votes}</p>}
              </li>
            ))}
          </ul>
        </details>
      )}
      {year.opinions.length > 0 && <details className="fold"><summary>邻里的意见（不记名）</summary><ul>{year.opinions.map((one, index) => <li key={index}>{one}</li>)}</ul></details>}
      {year.objectHref !== null && <p><a className="tap" href={year.objectHref}>对公示的别家的星有不同意见</a></p>}
    </section>
  )
}

function Act({ act, frame }: { act: StarAct; frame: Frame }) {
  return (
    <details className="fold section" open={isUrgent(act.act)}>
      <summary>{act.title}</summary>
      <PostForm frame={frame} action={urls.starAct}>
        <HiddenFields values={{ [names.actId]: act.actId, [names.sequence]: String(act.sequence), act: act.act, year: String(act.year) }} />
        <p>{act.consequence}</p>
        <FormFields fields={act.fields} />
        <ButtonRow><Button kind="ordinary">{act.submit}</Button></ButtonRow>
      </PostForm>
    </details>
  )
}

/** What waits for the household's own word stands open. */
function isUrgent(act: string): boolean {
  return act === 'confirm' || act === 'answer-proposal' || act === 'ask-move-review'
}

export function StarRate({ page, frame }: { page: StarRatePage; frame: Frame }) {
  return (
    <Page frame={frame} title={`${page.year} 年自评`} problems={page.problems} back={urls.stars}>
      <p className="lead">{`每颗星选一个，做到的打勾，或者写一句话。${page.until}以前都可以改。`}</p>
      <p className="soft">不想评的星选“不申报”；全家不想参评，在“我家的星”里选“本轮不参评”，没有任何影响。</p>
      <PostForm frame={frame} action={urls.rateStars}>
        <HiddenFields values={{ [names.actId]: page.actId, [names.sequence]: String(page.sequence), year: String(page.year) }} />
        {page.stars.map((star) => (
          <section key={star.code} className="section" aria-labelledby={star.code}>
            <h2 id={star.code}>{star.name}</h2>
            <p className="soft">{star.aim}</p>
            <FormFields fields={star.fields} problems={page.problems} />
          </section>
        ))}
        <ButtonRow><Button>交自评</Button></ButtonRow>
      </PostForm>
    </Page>
  )
}

export function StarObjection({ page, frame }: { page: StarObjectionPage; frame: Frame }) {
  return (
    <Page frame={frame} title="对公示提意见" problems={page.problems} back={urls.stars}>
      <p className="lead">{`公示到 ${page.until}。村里五个工作日内换人复核，书面答复您和那一户；那一户不会知道您是谁。`}</p>
      <PostForm frame={frame} action={urls.objectStars}>
        <HiddenFields values={{ [names.actId]: page.actId, year: String(page.year) }} />
        <FormFields fields={page.fields} problems={page.problems} />
        <p className="soft">上访、打官司、没捐款、没参会、亲戚犯事，都不能作为意见的理由。</p>
        <ButtonRow><Button>提出意见</Button></ButtonRow>
      </PostForm>
    </Page>
  )
}
