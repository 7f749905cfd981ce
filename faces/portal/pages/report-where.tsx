/** Where: a grid from the list, a tap on the drawn map (works without script), the device's place, or no place at all. */
import { Checkbox, Choice, mapSize, MapLegend, TextInput } from '../../../design/index.ts'
import { urls, type Frame, type ReportWherePage } from '../contract.ts'
import { mapPicture } from '../map-picture.tsx'
import { ReportStepPage } from './report-form.tsx'
import { errorOf } from './report-what.tsx'

export function ReportWhere({ page, frame }: { page: ReportWherePage; frame: Frame }) {
  const { draft, problems, receiver } = page
  const gridless = page.grids.length === 0
  return (
    <ReportStepPage
      frame={frame}
      step="where"
      title="在什么地方？"
      draft={draft}
      problems={problems}
      own={['grid', 'address', 'placeless', 'lon', 'lat', 'crs']}
    >
      <p className="lead">
        {gridless ? `${page.village}还没有分网格，说清楚地方就行。` : `在${page.village}。`}
        {receiver !== null && `${receiver}先看到。`}
      </p>
      <TextInput
        name="address"
        label="具体在哪"
        hint="比如：村口小桥往东，老张家门前"
        optional={!gridless}
        maxLength={200}
        value={draft.address ?? ''}
        {...errorOf(problems, 'address')}
      />
      {!gridless && (
        <Choice
          name="grid"
          label="在哪个网格"
          hint={page.map ? '不知道就在下面的图上点一下。' : '不知道就不选。'}
          options={page.grids.map((grid) => ({ value: grid.code, label: grid.name, hint: grid.range }))}
          {...(draft.grid ? { value: draft.grid } : {})}
          {...errorOf(problems, 'grid')}
        />
      )}
      {page.map && <TapMap page={page} frame={frame} />}
      <PlaceFound page={page} />
      <Checkbox name="placeless" label="没有具体位置" hint="比如反映政策、村风方面的事" checked={draft.placeless === 'yes'} />
    </ReportStepPage>
  )
}

function TapMap({ page, frame }: { page: ReportWherePage; frame: Frame }) {
  const { map, draft } = page
  if (map === null) return null
  return (
    <figure className="field no-print" id="map">
      <p className="field__label" id="map-label">
        或者在图上点一下
      </p>
      <input
        className="tap-map"
        type="image"
        name="map"
        src={mapPicture(map, frame.size)}
        width={mapSize}
        height={mapSize}
        alt="网格图：点一下事情发生的地方。用键盘的，请在上面的网格里选。"
        formNoValidate
        formAction={`${urls.report}#map`}
      />
      {draft.lon && <p className="tap-map__noted">已经记下您点的地方，再点一下可以改。</p>}
      <MapLegend map={map} />
    </figure>
  )
}

/** The coordinates travel in plain fields so that the small script can fill them from the device. */
function PlaceFound({ page }: { page: ReportWherePage }) {
  const { lon = '', lat = '', crs = '' } = page.draft
  return (
    <div className="field" data-locate hidden>
      <button className="button button--ordinary" type="button">
        用我现在的位置
      </button>
      <p role="status" />
      <input type="hidden" name="lon" value={lon} />
      <input type="hidden" name="lat" value={lat} />
      <input type="hidden" name="crs" value={crs} />
    </div>
  )
}
