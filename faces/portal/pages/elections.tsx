/** 选举: where the village's election stands, its calendar in plain words, roll, candidates, places, results with their figures, and the elections before it. Works without script. */
import { Button, ButtonRow, DataTable, EmptyState, Facts, FormFields, HiddenFields, Message, Pager, type Column } from '../../../design/index.ts'
import { names, urls, type ElectionPage, type ElectionProofsPage, type ElectionProxiesPage, type ElectionRollPage, type ElectionRound, type ElectionsPage, type Frame, type MyElectionPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function Elections({ page, frame }: { page: ElectionsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="村委会选举" back={urls.home}>
      <p>{page.village}</p>
      {page.running.map((one) => (
        <section key={one.href} className="section">
          <h2>{one.title}</h2>
          <p className="lead">{one.sentence}</p>
          <p>{one.day}</p>
          <p><a className="button" href={one.href}>看名单、候选人和日程</a></p>
        </section>
      ))}
      {page.running.length === 0 && <EmptyState title="现在没有正在进行的选举">换届或者补选开始以后，公告、名单、候选人和结果都在这里看。</EmptyState>}
      <p><a className="tap" href={urls.myElection}>我自己的选举事项：在不在名单上、提异议、举报</a></p>
      {page.archive.length > 0 && (
        <section className="section" aria-labelledby="archive">
          <h2 id="archive">以前的选举</h2>
          <ul className="records">
            {page.archive.map((one) => <li key={one.href}><p><a className="tap" href={one.href}><b>{one.title}</b></a></p><p className="soft small">{one.words}</p></li>)}
          </ul>
        </section>
      )}
    </Page>
  )
}

export function Election({ page, frame }: { page: ElectionPage; frame: Frame }) {
  return (
    <Page frame={frame} title={page.title} back={urls.elections}>
      <p>{page.village}</p>
      <p className="lead">{page.sentence}</p>
      <Facts facts={page.facts} />
      {page.elected.length > 0 && (
        <section className="section">
          <h2>选出来的村委会</h2>
          <DataTable caption="选出来的村委会" captionHidden columns={electedColumns} rows={page.elected} keyOf={({ post, name }) => post + name} narrow="scroll" />
          <p>{page.term}</p>
          {page.handOver !== '' && <p>{page.handOver}</p>}
        </section>
      )}
      {(page.roll !== null || page.proxies !== null) && (
        <section className="section">
          <h2>名单</h2>
          {page.roll !== null && <><p>{page.roll.words}</p>{page.roll.href !== undefined && <p><a className="button button--ordinary" href={page.roll.href}>{page.roll.name}</a></p>}</>}
          {page.proxies !== null && <><p>{page.proxies.words}</p>{page.proxies.href !== undefined && <p><a className="button button--ordinary" href={page.proxies.href}>{page.proxies.name}</a></p>}</>}
        </section>
      )}
      {page.candidates.length > 0 && (
        <section className="section">
          <h2>正式候选人</h2>
          <p className="soft">同一职位按姓名排列，不分先后。</p>
          {page.candidates.map(({ post, seats, people }) => (
            <div key={post}>
              <h3>{`${post}（选 ${seats} 人）`}</h3>
              <ul className="records">{people.map((one) => <li key={one.name}><p><b>{one.name}</b>{one.sex !== '' && `，${one.sex}`}</p>{one.introduction !== '' && <p>{one.introduction}</p>}</li>)}</ul>
            </div>
          ))}
        </section>
      )}
      {page.rounds.map((round) => <Round key={round.number} round={round} />)}
      {page.calendar.length > 0 && (
        <section className="section">
          <h2>日程</h2>
          <DataTable caption="法定日程：每一步最迟在哪一天" captionHidden columns={calendarColumns} rows={page.calendar} keyOf={({ step }) => step} />
        </section>
      )}
      {page.committee.length > 0 && (
        <section className="section">
          <h2>村民选举委员会</h2>
          <p>{page.committeeWords}</p>
          <DataTable caption="村民选举委员会" captionHidden columns={committeeColumns} rows={page.committee} keyOf={({ name }) => name} narrow="scroll" />
        </section>
      )}
      <p><a className="button button--ordinary" href={urls.myElection}>我自己的选举事项</a></p>
      <section className="section" aria-labelledby="proof">
        <h2 id="proof">有没有改过</h2>
        {page.proof === null
          ? <Message tone="danger" title="核对没有通过">这次选举的记录和当时的对不上，请打电话告诉乡镇。</Message>
          : <Message tone="success" title={page.proof.words}>更正过的，更正前后的原文都留着，可以下载核对。<br /><a className="tap" href={page.proof.href}>{page.proof.name}</a></Message>}
      </section>
      {page.prints.length > 0 && <p className="soft small">{page.prints.map((one) => <a key={one.href} className="tap" href={one.href}>{`${one.name} `}</a>)}</p>}
    </Page>
  )
}

function Round({ round: { number, title, day, stations, ballot, result } }: { round: ElectionRound }) {
  return (
    <section className="section" aria-labelledby={`round-${number}`}>
      <h2 id={`round-${number}`}>{title}</h2>
      <p>{day}</p>
      {result === null && <ul>{stations.map((one) => <li key={one.name}>{`${one.kind}：${one.name}`}</li>)}</ul>}
      {result === null && <Facts facts={ballot.map(({ post, names: on }) => ({ name: post, value: on }))} />}
      {result !== null && (
        <>
          <Facts facts={result.facts} />
          {result.posts.map(({ post, invalid, lines }) => (
            <div key={post}>
              <DataTable caption={`${post}得票`} columns={voteColumns} rows={lines} keyOf={({ name }) => name} narrow="scroll" />
              <p className="soft small">{`${post}一栏无效 ${invalid} 张。`}</p>
            </div>
          ))}
          {result.words.map((one) => <p key={one}>{one}</p>)}
        </>
      )}
    </section>
  )
}

export function ElectionRoll({ page, frame }: { page: ElectionRollPage; frame: Frame }) {
  return (
    <Page frame={frame} title="登记参加选举的村民名单" back={page.back}>
      <p>{`${page.village}，${page.title}`}</p>
      {page.words.map((one) => <p key={one}>{one}</p>)}
      <form className="search" method="get" action={page.here} role="search">
        <label className="field__label" htmlFor="q">按姓名找</label>
        <input className="input" id="q" name={names.query} type="search" maxLength={20} defaultValue={page.query} autoComplete="off" />
        <ButtonRow><Button>查找</Button></ButtonRow>
      </form>
      <nav aria-label="按小组看"><p>{page.groups.map((one) => (one.here ? <b key={one.href} aria-current="true">{`${one.name} `}</b> : <a key={one.href} className="tap" href={one.href}>{`${one.name} `}</a>))}</p></nav>
      {page.lines.length === 0
        ? <EmptyState title="没有找到">名单上没有这个姓名。应该在名单上却没有的，五日内可以提异议。</EmptyState>
        : <DataTable caption={page.caption} columns={rollColumns} rows={page.lines} keyOf={({ at }) => String(at)} />}
      <Pager pager={page.pager} />
      <p><a className="button button--ordinary" href={urls.myElection}>我在不在名单上、提异议</a></p>
      {page.objections.length > 0 && <section className="section"><h2>异议和处理结果</h2><ul>{page.objections.map((one) => <li key={one}>{one}</li>)}</ul></section>}
    </Page>
  )
}

export function ElectionProofs({ page, frame }: { page: ElectionProofsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="公布的原文和指纹" back={page.back}>
      <p>{`${page.village}，${page.title}`}</p>
      {page.unchanged
        ? <p>每次公布的内容都有一个指纹（SHA-256），从不能改的记录里算出来。下载原文，用电脑算一遍，应当和下面的一样。</p>
        : <Message tone="danger" title="核对没有通过">这次选举的记录和当时的对不上，请打电话告诉乡镇。</Message>}
      <ul className="records">
        {page.proofs.map((one) => (
          <li key={one.title}>
            <p><b>{one.title}</b>{`，自 ${one.since} 起未改动${one.versions.length > 1 ? `（更正过 ${one.versions.length - 1} 次）` : ''}`}</p>
            {one.versions.map((version, at) => <p key={at}>{version.href === undefined ? '原文在选举档案里' : <a className="tap" href={version.href}>{version.name}<span className="visually-hidden">{`：${one.title}`}</span></a>}{` ${version.on}${version.because === '' ? '' : `，${version.because}`}`}</p>)}
            <p className="small proof-hash">{one.hash}</p>
          </li>
        ))}
      </ul>
    </Page>
  )
}

export function ElectionProxies({ page, frame }: { page: ElectionProxiesPage; frame: Frame }) {
  return (
    <Page frame={frame} title="委托投票名单" back={page.back}>
      <p>{`${page.village}，${page.title}`}</p>
      <p>{page.words}</p>
      {page.lines.length === 0 ? <EmptyState title="没有人委托">所有人都自己来投票。</EmptyState> : <DataTable caption={`委托投票名单，共 ${page.lines.length} 份`} columns={proxyColumns} rows={page.lines} keyOf={({ at }) => String(at)} narrow="scroll" />}
    </Page>
  )
}

export function MyElection({ page, frame }: { page: MyElectionPage; frame: Frame }) {
  return (
    <Page frame={frame} title="我的选举事项" problems={page.problems} back={page.back}>
      {page.done !== null && <Message tone="success">{page.done}</Message>}
      <p>{page.title === '' ? page.village : `${page.village}，${page.title}`}</p>
      {page.facts.length > 0 && <Facts facts={page.facts} />}
      {page.words.map((one) => <p key={one}>{one}</p>)}
      {page.forms.map((form) => (
        <section key={form.key} className="section" aria-labelledby={`form-${form.key}`}>
          <h2 id={`form-${form.key}`}>{form.title}</h2>
          {form.words.map((one) => <p key={one}>{one}</p>)}
          <PostForm frame={frame} action={form.action}>
            <HiddenFields values={{ [names.actId]: form.actId }} />
            <FormFields fields={form.fields} problems={page.problems} />
            <ButtonRow><Button>{form.submit}</Button></ButtonRow>
          </PostForm>
        </section>
      ))}
    </Page>
  )
}

type Of<Rows extends readonly unknown[]> = Rows[number]
const electedColumns: readonly Column<Of<ElectionPage['elected']>>[] = [
  { key: 'post', head: '职务', cell: ({ post }) => post }, { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
]
const committeeColumns: readonly Column<Of<ElectionPage['committee']>>[] = [
  { key: 'role', head: '职务', cell: ({ role }) => role }, { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
]
const calendarColumns: readonly Column<Of<ElectionPage['calendar']>>[] = [
  { key: 'step', head: '办什么', names: true, cell: ({ step }) => step }, { key: 'days', head: '哪天', cell: ({ days }) => days }, { key: 'state', head: '到哪一步', cell: ({ state }) => state },
]
const voteColumns: readonly Column<Of<Of<NonNullable<ElectionRound['result']>['posts']>['lines']>>[] = [
  { key: 'name', head: '姓名', names: true, cell: ({ name }) => name }, { key: 'votes', head: '得票', figures: true, cell: ({ votes }) => `${votes} 票` }, { key: 'elected', head: '结果', cell: ({ elected }) => (elected ? '当选' : '') },
]
const rollColumns: readonly Column<Of<ElectionRollPage['lines']>>[] = [
  { key: 'name', head: '姓名', names: true, cell: ({ name }) => name }, { key: 'sex', head: '性别', cell: ({ sex }) => sex }, { key: 'group', head: '小组', cell: ({ group }) => group }, { key: 'registration', head: '登记类别', cell: ({ registration }) => registration },
]
const proxyColumns: readonly Column<Of<ElectionProxiesPage['lines']>>[] = [
  { key: 'principal', head: '委托人', names: true, cell: ({ principal }) => principal }, { key: 'trustee', head: '受托人（替他投票的人）', cell: ({ trustee }) => trustee },
]
