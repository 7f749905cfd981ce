/** The village's notice while it is up, its board of honour, and the answer to a code on a sheet. Works without script; lists nobody without a star. */
import { EmptyState, Facts, Message } from '../../../design/index.ts'
import { urls, type Frame, type PublicStarLine, type SheetCheckPage, type VillageStarsPage } from '../contract.ts'
import { Page } from '../frame.tsx'

export function VillageStars({ page, frame }: { page: VillageStarsPage; frame: Frame }) {
  return (
    <Page frame={frame} title="星级评定公示和光荣榜" back={urls.home}>
      <p>{page.village}</p>
      {page.notice !== null && (
        <section className="section" aria-labelledby="notice">
          <h2 id="notice">{`${page.notice.year} 年度评定结果公示`}</h2>
          <p>{`从 ${page.notice.on}起，到 ${page.notice.until}为止。村里的榜贴在${page.notice.where}。`}</p>
          <p className="soft">只公布户主姓名、小组和得到的星，按小组和姓氏笔画排，不分先后。</p>
          <Lines lines={page.notice.lines} />
          <p>有不同意见的，本村成年村民可以在这里提出，也可以到村委会或者乡镇说；可以不让村里知道是谁提的，五个工作日内书面答复。</p>
          <p><a className="button button--ordinary" href={page.notice.objectHref}>提出异议</a></p>
        </section>
      )}
      {page.honour !== null && (
        <section className="section" aria-labelledby="honour">
          <h2 id="honour">{`${page.honour.year} 年度星级光荣榜`}</h2>
          <p>{`${page.honour.on}授牌，${page.honour.from} 颗星以上的户上榜，按小组和姓氏笔画排，不分先后。`}</p>
          <Lines lines={page.honour.lines} />
        </section>
      )}
      {page.notice === null && page.honour === null && (
        <EmptyState title="现在没有公示和光荣榜">评定结果公示的时候、授牌以后，这里人人可以看。</EmptyState>
      )}
    </Page>
  )
}

function Lines({ lines }: { lines: readonly PublicStarLine[] }) {
  if (lines.length === 0) return <p>名单上没有户。</p>
  const groups = Map.groupBy(lines, ({ group }) => group)
  return [...groups.entries()].map(([group, inIt]) => (
    <div key={group} className="section">
      {group !== '' && <h3>{group}</h3>}
      <Facts facts={inIt.map(({ headName, stars }) => ({ name: headName, value: `${stars.length} 颗星：${stars.join('、')}` }))} />
    </div>
  ))
}

export function SheetCheck({ page, frame }: { page: SheetCheckPage; frame: Frame }) {
  const { sheet } = page
  return (
    <Page frame={frame} title={sheet === null ? '查不到这个码' : '是真的'}>
      {sheet === null
        ? <Message tone="warning">本平台没有印过带这个码的牌、证书或者榜。请核对网址是不是完整，或者问村委会。</Message>
        : <>
            <Facts facts={[{ name: '是什么', value: sheet.what }, { name: '哪个村', value: sheet.village }, { name: '哪一年', value: `${sheet.year} 年度` }, { name: '现在', value: sheet.current ? '有效' : '不是当前的' }]} />
            <p>{sheet.sentence}</p>
          </>}
    </Page>
  )
}
