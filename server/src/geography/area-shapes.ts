/**
 * The shapes of areas as Balai keeps them: GeoJSON in degrees of longitude and latitude (WGS 84), one feature per
 * kelurahan, whatever the source called its code. Must never: hold anything that is not about an area.
 */

/** Longitude, then latitude, in degrees, as GeoJSON has it. */
export type Position = readonly [number, number];
/** Closed: the last position repeats the first. */
export type Ring = readonly Position[];
/** The outer ring, then the holes. */
type Rings = readonly Ring[];

/** A place as people say it, in degrees. Named, so that the two numbers cannot change places. */
export interface Coordinates {
  readonly latitude: number;
  readonly longitude: number;
}

export interface AreaShape {
  readonly type: 'Feature';
  readonly properties: {
    /** Kemendagri code with dots: `36.71.09.1006`. */
    readonly code: string;
    readonly name: string;
    /** Code of the kecamatan: `36.71.09`. */
    readonly district: string;
  };
  readonly geometry:
    | { readonly type: 'Polygon'; readonly coordinates: Rings }
    | { readonly type: 'MultiPolygon'; readonly coordinates: readonly Rings[] };
}

export interface AreaShapes {
  readonly type: 'FeatureCollection';
  /** True for drawn tiles, which a page must call a sketch; absent for imported boundaries. */
  readonly schematic?: boolean;
  readonly features: readonly AreaShape[];
}

/** The polygons of a shape, each with its outer ring first, whether it has one or many. */
export const polygonsOf = ({ geometry }: AreaShape): readonly Rings[] =>
  geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.coordinates;
