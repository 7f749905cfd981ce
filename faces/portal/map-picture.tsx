/** The village map as a picture of its own: an image cannot see the page's styles, so the tokens it needs travel inside. */
import { renderToStaticMarkup } from 'react-dom/server'
import tokens from '../../design/tokens.css?inline'
import drawing from '../../design/parts/place-map.css?inline'
import { MapDrawing, type PlaceMapModel } from '../../design/index.ts'
import type { Size } from './contract.ts'

/** A data URL for `<img>` or `<input type="image">`; its words have the size of the page. */
export function mapPicture(map: PlaceMapModel, size: Size): string {
  const svg = renderToStaticMarkup(<MapDrawing map={map} />).replace('>', `><style>${colours}:root{${declarations(`[data-size=${size}]`)}}</style>`)
  return `data:image/svg+xml,${encodeURIComponent(svg)}`
}

const needed = [
  'paper',
  'card',
  'ink',
  'ink-soft',
  'jade',
  'jade-wash',
  'cinnabar',
  'on-cinnabar',
  'edge',
  'map-name',
  'map-letter',
  'strong',
]

/** A picture follows the system's scheme; a name in the page's sheet means its first (light) or its dark value. */
const colours = [
  `:root{${declarations('[data-scheme=light]')}${declarations('[data-size=standard]')}}`,
  `@media (prefers-color-scheme:dark){:root{${declarations('[data-scheme=dark]')}}}`,
  ...(drawing.match(/\.place-map__(?:grid|ground|name|point)[^{]*\{[^}]*\}/g) ?? []),
  'text{font-family:sans-serif}',
].join('')

/** The needed custom properties of the first rule of the token sheet whose selector ends in `selector`. */
function declarations(selector: string): string {
  for (const [, selectors = '', body = ''] of tokens.matchAll(/([^{}]+)\{([^{}]*)\}/g)) {
    if (selectors.replaceAll(/["']/g, '').trim().endsWith(selector)) return chosen(body)
  }
  throw new Error(`no rule for ${selector} in tokens.css`)
}

function chosen(body: string): string {
  return [...body.matchAll(/--([\w-]+):([^;]*)/g)]
    .filter(([, name = '']) => needed.includes(name))
    .map(([declaration]) => `${declaration};`)
    .join('')
}
