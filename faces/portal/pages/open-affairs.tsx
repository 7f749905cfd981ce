/** 村务公开: what the village published, by kind and year, searched over years; each publication with its proof; a question on any line. Works without script. */
import { Button, ButtonRow, DataTable, EmptyState, Facts, FormFields, HiddenFields, Message, type Column } from '../../../design/index.ts'
import { names, urls, type Frame, type OpenAffairsPage, type PublicationAskPage, type PublicationPage } from '../contract.ts'
import { Page, PostForm } from '../frame.tsx'

export function OpenAffairs({ page, frame }: { page: OpenAffairsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="村务公开" back={urls.home}>
      <p>{page.village}</p>
      <form className="search" method="get" action={urls.openAffairs} role="search">
        <label className="field__label" htmlFor="q">找一条公开（比如：补贴、低保、修路）</label>
        <input className="input" id="q" name={names.query} type="search" maxLength={40} defaultValue={page.query} />
        <ButtonRow><Button>查找</Button></ButtonRow>
      </form>
      <nav aria-label="按年份"><p>{page.years.map((one) => <Choice key={one.href} {...one} />)}</p></nav>
      <nav aria-label="按类别"><ul className="plain-links">{page.kinds.map((one) => <li key={one.href}><Choice {...one} /></li>)}</ul></nav>
      <section className="section" aria-labelledby="found">
        <h2 id="found">{page.query === '' ? '公开的内容' : `找到 ${page.lines.length} 条`}</h2>
        {page.lines.length === 0 ? <EmptyState title="这里还没有公开的内容">换一个年份或者类别看看；该公开没有公开的，可以打电话问村委会，或者向乡镇反映。</EmptyState> : (
          <ul className="records">
            {page.lines.map((line) => (
              <li key={line.href}>
                <p><a className="tap" href={line.href}><b>{line.title}</b></a></p>
                <p className="soft small">{`${line.item}，${line.published}公开${line.corrected ? '，有更正' : ''}${line.hanging ? '，正在公开栏张贴' : ''}`}</p>
              </li>
            ))}
          </ul>
        )}
      </section>
      <p className="soft small"><a className="tap" href={page.feeds.atom}>订阅（Atom）</a>{' · '}<a className="tap" href={page.feeds.json}>数据（JSON）</a></p>
    </Page>
  )
}

function Choice({ name, href, here }: { name: string; href: string; here: boolean }) {
  return here ? <b aria-current="true">{`${name} `}</b> : <><a className="tap" href={href}>{name}</a>{' '}</>
}

export function Publication({ page, frame }: { page: PublicationPage; frame: Frame }) {
  return (
    <Page frame={frame} title={page.title} back={urls.openAffairs}>
      {page.done !== null && <Message tone="success">{page.done}</Message>}
      <p>{page.village}</p>
      <Facts facts={page.facts} />
      {page.corrections.map((correction) => (
        <Message key={correction.on + correction.reason} tone="warning" title={`${correction.on}更正：${correction.reason}`}>
          <ul>{correction.changes.map((change, at) => <li key={at}>{change.before !== '' && <del>{change.before}</del>}{' '}{change.after !== '' && <ins>{change.after}</ins>}</li>)}</ul>
        </Message>
      ))}
      {page.words !== '' && <section className="section"><h2>说明</h2>{page.words.split('\n').map((one, at) => <p key={at}>{one}</p>)}</section>}
      {page.sums.length > 0 && <Facts facts={page.sums} />}
      {page.lines.length > 0 && <h2>{`收支明细，共 ${page.lines.length} 行`}</h2>}
      {page.lines.length > 0 && <DataTable caption="收支明细" captionHidden columns={lineColumns} rows={page.lines} keyOf={({ at }) => String(at)} narrow="stack" />}
      {page.names.length > 0 && <h2>{`名单，共 ${page.names.length} 人`}</h2>}
      {page.names.length > 0 && <DataTable caption="名单" captionHidden columns={nameColumns} rows={page.names} keyOf={({ at }) => String(at)} narrow="stack" />}
      <p><a className="button button--ordinary" href={page.askHref}>对这一条有疑问，问村委会</a></p>
      {page.questions.length > 0 && (
        <section className="section" aria-labelledby="questions">
          <h2 id="questions">村民问、村里答</h2>
          <ul className="records">
            {page.questions.map((one, at) => (
              <li key={at}>
                <p><b>{one.line === 0 ? '问' : `问第 ${one.line} 行`}</b>{`：${one.words}`}</p>
                <p>{one.answer === '' ? '还没有答复，村里要在十日内答复。' : `答（${one.answeredOn}）：${one.answer}`}</p>
              </li>
            ))}
          </ul>
        </section>
      )}
      <section className="section" aria-labelledby="proof">
        <h2 id="proof">有没有改过</h2>
        {page.proof === null
          ? <Message tone="danger" title="核对没有通过">这一条的内容和当时的记录对不上，请打电话告诉乡镇。</Message>
          : <>
              <Message tone="success" title={`自 ${page.proof.since} 起未改动`}>{page.corrections.length === 0 ? '公开以后一个字都没有改过。' : `更正过 ${page.corrections.length} 次，原来的内容都留着，可以下载核对。`}</Message>
              <details className="fold">
                <summary>怎么核对</summary>
                <p className="soft">每一稿都有一个内容指纹（SHA-256），记在不能改的记录里。下载原文，用电脑算一遍，应当和下面的一样。</p>
                <ul className="records">
                  {page.proof.versions.map((one) => (
                    <li key={one.number}>
                      <p>{`第 ${one.number} 稿，${one.on}`}{' '}<a className="tap" href={one.textHref}>下载原文</a></p>
                      <p className="small proof-hash">{one.hash}</p>
                    </li>
                  ))}
                </ul>
              </details>
            </>}
      </section>
      <p className="soft small"><a className="tap" href={page.sheets.a4}>打印 A4</a>{' '}<a className="tap" href={page.sheets.a3}>打印 A3</a>{' '}<a className="tap" href={page.sheets.xlsx}>下载表格</a></p>
    </Page>
  )
}

type Line = PublicationPage['lines'][number]
const lineColumns: readonly Column<Line>[] = [
  { key: 'at', head: '行', cell: ({ at }) => String(at) },
  { key: 'subject', head: '项目', names: true, cell: ({ subject }) => subject },
  { key: 'words', head: '摘要', cell: ({ words }) => words },
  { key: 'day', head: '日期', cell: ({ day }) => day },
  { key: 'income', head: '收入', figures: true, cell: ({ income }) => (income === '' ? '' : `${income} 元`) },
  { key: 'expense', head: '支出', figures: true, cell: ({ expense }) => (expense === '' ? '' : `${expense} 元`) },
  { key: 'voucher', head: '凭证号', cell: ({ voucher }) => voucher },
  { key: 'ask', head: '有疑问', cell: ({ at, askHref }) => <a className="tap" href={askHref}>问这一行<span className="visually-hidden">{`（第 ${at} 行）`}</span></a> },
]
type Name = PublicationPage['names'][number]
const nameColumns: readonly Column<Name>[] = [
  { key: 'name', head: '姓名', names: true, cell: ({ name }) => name },
  { key: 'group', head: '小组', cell: ({ group }) => group },
  { key: 'item', head: '项目', cell: ({ item }) => item },
  { key: 'amount', head: '金额', figures: true, cell: ({ amount }) => `${amount} 元` },
  { key: 'ask', head: '有疑问', cell: ({ at, askHref }) => <a className="tap" href={askHref}>问这一行<span className="visually-hidden">{`（第 ${at} 行）`}</span></a> },
]

export function PublicationAsk({ page, frame }: { page: PublicationAskPage; frame: Frame }) {
  return (
    <Page frame={frame} title="问村委会" problems={page.problems} back={page.back}>
      <p className="lead">{page.title}</p>
      {page.about !== '' && <p>{page.about}</p>}
      <p>村里十日内答复。问和答都公开在这一条下面，不写您是谁；不答复、不真实的，可以在“我的事项”里向乡镇或者县里反映。</p>
      <PostForm frame={frame} action={page.action}>
        <HiddenFields values={{ [names.actId]: page.actId }} />
        <FormFields fields={page.fields} problems={page.problems} />
        <ButtonRow><Button>问村委会</Button></ButtonRow>
      </PostForm>
    </Page>
  )
}
