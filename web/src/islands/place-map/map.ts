/**
 * The map itself: Leaflet without tiles, the shapes of the kelurahan, one pin that can be tapped, dragged and moved by arrow keys.
 *
 * Must never: load a picture or a tile from anywhere.
 */
import {
  divIcon,
  geoJSON,
  map as leafletMap,
  type LatLng,
  type LatLngBounds,
  type Map as LeafletMap,
  latLng,
  marker as leafletMarker,
  type Marker,
  type Path,
  control,
} from 'leaflet';
import leafletStyles from 'leaflet/dist/leaflet.css?inline';
import { areaAt, type Shapes } from './area-at.ts';
import ownStyles from './map.css?inline';

interface Point {
  readonly latitude: number;
  readonly longitude: number;
}
interface Area {
  readonly code: string;
  readonly name: string;
}
interface Wishes {
  readonly label: string;
  readonly pin: string;
  readonly zoomIn: string;
  readonly zoomOut: string;
  readonly start: Point | null;
  moved(point: Point, area: Area | null): void;
}
export interface PlaceMap {
  /** Puts the pin somewhere; `look` also moves the view there. */
  place(point: Point, look: boolean): void;
  /** Shows a kelurahan; true when the pin stood elsewhere and was taken away. */
  showArea(code: string): boolean;
  remove(): void;
}

const PIN =
  '<svg viewBox="0 0 36 46" width="36" height="46" aria-hidden="true"><path d="M18 45C18 45 34 27 34 17A16 16 0 1 0 2 17C2 27 18 45 18 45Z"/><circle cx="18" cy="17" r="6"/></svg>';
/** One press of an arrow key, in screen pixels; with Shift ten times as far. */
const STEP = 6;
const CLOSE_ZOOM = 15;
/** From here on there is room for the names of the kelurahan. */
const NAMES_ZOOM = 13;

const ARROWS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/** How far a key moves the pin, in screen pixels; null for any other key. */
function stepOf(event: KeyboardEvent): [number, number] | null {
  const [x, y] = ARROWS[event.key] ?? [0, 0];
  const far = STEP * (event.shiftKey ? 10 : 1);
  return x === 0 && y === 0 ? null : [x * far, y * far];
}

let styled = false;
function addStyles(): void {
  if (styled) return;
  styled = true;
  for (const text of [leafletStyles, ownStyles]) {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  }
}

function openMap(box: HTMLElement, { label, zoomIn, zoomOut }: Wishes): LeafletMap {
  const map = leafletMap(box, {
    attributionControl: false,
    zoomControl: false,
    scrollWheelZoom: false,
    minZoom: 9,
    maxZoom: 19,
  });
  control.zoom({ zoomInTitle: zoomIn, zoomOutTitle: zoomOut, position: 'bottomright' }).addTo(map);
  box.setAttribute('role', 'application');
  box.setAttribute('aria-label', label);
  return map;
}

/** Draws the kelurahan, with their names once one is close; returns each one's path by its code. */
function addLand(map: LeafletMap, box: HTMLElement, shapes: Shapes): ReadonlyMap<string, Path> {
  const paths = new Map<string, Path>();
  const land = geoJSON(shapes as never, {
    style: { className: 'area', weight: 1 },
    onEachFeature(feature, layer) {
      paths.set(String(feature.properties.code), layer as Path);
      layer.bindTooltip(String(feature.properties.name), {
        permanent: true,
        direction: 'center',
        className: 'area-name',
      });
    },
  }).addTo(map);
  map.on('zoomend', () => box.classList.toggle('close', map.getZoom() >= NAMES_ZOOM));
  map.fitBounds(land.getBounds(), { animate: false });
  map.setMaxBounds(land.getBounds().pad(0.3));
  return paths;
}

export function placeMap(box: HTMLElement, shapes: Shapes, wishes: Wishes): PlaceMap {
  addStyles();
  const map = openMap(box, wishes);
  const paths = addLand(map, box, shapes);

  let pin: Marker | null = null;
  const choose = (code: string | null) => {
    for (const [one, path] of paths)
      (path.getElement() as SVGElement | undefined)?.classList.toggle('chosen', one === code);
  };
  const put = (at: LatLng, look: boolean) => {
    const point = { latitude: at.lat, longitude: at.lng };
    const area = areaAt(shapes, point);
    if (pin === null) pin = makePin(at);
    else pin.setLatLng(at);
    if (look) map.setView(at, Math.max(map.getZoom(), CLOSE_ZOOM));
    choose(area?.code ?? null);
    wishes.moved(point, area);
  };
  const makePin = (at: LatLng): Marker => {
    const made = leafletMarker(at, {
      draggable: true,
      keyboard: true,
      title: wishes.pin,
      alt: wishes.pin,
      autoPanOnFocus: false,
      icon: divIcon({ className: 'pin', html: PIN, iconSize: [36, 46], iconAnchor: [18, 45] }),
    }).addTo(map);
    made.on('dragend', () => put(made.getLatLng(), false));
    made.getElement()?.setAttribute('aria-label', wishes.pin);
    made.getElement()?.addEventListener('keydown', (event) => {
      const step = stepOf(event);
      if (step === null) return;
      event.preventDefault();
      event.stopPropagation();
      put(map.containerPointToLatLng(map.latLngToContainerPoint(made.getLatLng()).add(step)), false);
    });
    return made;
  };
  map.on('click', (event) => put(event.latlng, false));
  box.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.target !== box) return;
    event.preventDefault();
    put(map.getCenter(), false);
    pin?.getElement()?.focus();
  });
  if (wishes.start !== null) put(latLng(wishes.start.latitude, wishes.start.longitude), true);

  return {
    place: (point, look) => put(latLng(point.latitude, point.longitude), look),
    showArea(code) {
      const path = paths.get(code);
      if (path === undefined) return false;
      map.fitBounds((path as Path & { getBounds(): LatLngBounds }).getBounds(), {
        maxZoom: CLOSE_ZOOM,
      });
      choose(code);
      const at = pin?.getLatLng();
      if (at === undefined || areaAt(shapes, { latitude: at.lat, longitude: at.lng })?.code === code) return false;
      pin?.remove();
      pin = null;
      return true;
    },
    remove: () => void map.remove(),
  };
}
