//! Borders as SVG paths: `content/data/nederland.topo.json`, which derives from
//! "CBS gebiedsindelingen 2023" of CBS and Kadaster (CC BY 4.0).
//!
//! `TopoJSON` stores each stretch of border once ("arc") and shapes as lists of
//! arcs. Here they become flat shapes of whole units, small enough to stand in
//! a page: 400 units are the height of the country, so a unit is some 800 m.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use serde::Deserialize;

/// Height of the drawing in units.
const HEIGHT: f64 = 400.0;
/// Room around the country, so that no line is cut off.
const MARGIN: f64 = 4.0;
/// How far a simplified coast may lie from the real one, in units.
const COAST_TOLERANCE: f64 = 2.2;
/// The same for a municipality, which is small.
const TOWN_TOLERANCE: f64 = 1.15;
/// Islands smaller than this (in square units) are left out of the country.
const SMALLEST_ISLAND: f64 = 12.0;

/// The country and its municipalities, as values of the attribute `d`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Borders {
    /// Value of the attribute `viewBox`.
    pub view_box: String,
    /// Outline of the country.
    pub land: String,
    /// Outline of each municipality, by its CBS code.
    municipalities: BTreeMap<String, String>,
}

impl Borders {
    /// Reads a topology with the objects `nl_features` and `gm_features`.
    /// The error says what is wrong with it.
    pub fn parse(json: &[u8]) -> Result<Self, String> {
        let topology: Topology = serde_json::from_slice(json).map_err(|error| error.to_string())?;
        let arcs = topology.decode();
        let country = topology.objects.nl_features.rings(&arcs)?;
        let municipalities = topology.objects.gm_features.rings(&arcs)?;
        let frame = Frame::around(country.iter().flat_map(|(_, rings)| rings.iter().flatten()))
            .ok_or("nl_features has no points")?;
        let rings = |shapes: &[Shape]| -> Vec<Vec<Point>> {
            let all = shapes.iter().flat_map(|(_, rings)| rings);
            all.map(|ring| frame.project(ring)).collect()
        };
        Ok(Self {
            view_box: frame.view_box(),
            land: path(&rings(&country), COAST_TOLERANCE, SMALLEST_ISLAND),
            municipalities: municipalities
                .iter()
                .filter_map(|shape| {
                    let rings = rings(std::slice::from_ref(shape));
                    Some((shape.0.clone()?, path(&rings, TOWN_TOLERANCE, 1.0)))
                })
                .collect(),
        })
    }

    /// The outline of a municipality.
    pub fn municipality(&self, cbs: &str) -> Option<&str> {
        self.municipalities.get(cbs).map(String::as_str)
    }
}

/// Degrees at first, units after projection.
type Point = (f64, f64);
/// The code of a shape, when it has one, and its rings.
type Shape = (Option<String>, Vec<Vec<Point>>);

#[derive(Deserialize)]
struct Topology {
    arcs: Vec<Vec<(i64, i64)>>,
    transform: Transform,
    objects: Objects,
}

#[derive(Deserialize)]
struct Transform {
    scale: Point,
    translate: Point,
}

#[derive(Deserialize)]
struct Objects {
    nl_features: Collection,
    gm_features: Collection,
}

#[derive(Deserialize)]
struct Collection {
    geometries: Vec<Geometry>,
}

#[derive(Deserialize)]
struct Geometry {
    #[serde(flatten)]
    shape: Polygons,
    properties: Option<Properties>,
}

/// Lists of arcs; a negative number is an arc walked backwards.
#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Polygons {
    Polygon(Vec<Vec<i64>>),
    MultiPolygon(Vec<Vec<Vec<i64>>>),
}

#[derive(Deserialize)]
struct Properties {
    code: Option<String>,
}

impl Topology {
    /// Arcs are stored as steps of whole numbers; makes them degrees.
    #[expect(clippy::cast_precision_loss, reason = "quantised to a few digits")]
    fn decode(&self) -> Vec<Vec<Point>> {
        let Transform { scale, translate } = &self.transform;
        let decode = |arc: &Vec<(i64, i64)>| {
            arc.iter()
                .scan((0_i64, 0_i64), |at, step| {
                    *at = (at.0.saturating_add(step.0), at.1.saturating_add(step.1));
                    Some(*at)
                })
                .map(|(x, y)| {
                    (
                        x as f64 * scale.0 + translate.0,
                        y as f64 * scale.1 + translate.1,
                    )
                })
                .collect()
        };
        self.arcs.iter().map(decode).collect()
    }
}

impl Collection {
    fn rings(&self, arcs: &[Vec<Point>]) -> Result<Vec<Shape>, String> {
        self.geometries
            .iter()
            .map(|geometry| {
                let rings: Vec<&Vec<i64>> = match &geometry.shape {
                    Polygons::Polygon(rings) => rings.iter().collect(),
                    Polygons::MultiPolygon(polygons) => polygons.iter().flatten().collect(),
                };
                let rings: Result<_, String> =
                    rings.into_iter().map(|ring| stitch(ring, arcs)).collect();
                let code = geometry.properties.as_ref();
                Ok((code.and_then(|found| found.code.clone()), rings?))
            })
            .collect()
    }
}

/// Joins arcs end to end; each begins where the one before ended.
fn stitch(ring: &[i64], arcs: &[Vec<Point>]) -> Result<Vec<Point>, String> {
    let mut points: Vec<Point> = Vec::new();
    for index in ring {
        let backwards = *index < 0;
        let number = if backwards { !*index } else { *index };
        let arc = usize::try_from(number)
            .ok()
            .and_then(|number| arcs.get(number))
            .ok_or_else(|| format!("no arc with number {index}"))?;
        points.pop();
        if backwards {
            points.extend(arc.iter().rev());
        } else {
            points.extend(arc);
        }
    }
    Ok(points)
}

/// From degrees to units. At the size of the country, widths shrunk by the
/// cosine of the middle latitude look like any atlas.
struct Frame {
    west: f64,
    north: f64,
    across: f64,
    scale: f64,
    width: f64,
}

impl Frame {
    fn around<'a>(points: impl Iterator<Item = &'a Point>) -> Option<Self> {
        let (mut west, mut east) = (f64::INFINITY, f64::NEG_INFINITY);
        let (mut south, mut north) = (f64::INFINITY, f64::NEG_INFINITY);
        for (x, y) in points {
            west = west.min(*x);
            east = east.max(*x);
            south = south.min(*y);
            north = north.max(*y);
        }
        let scale = (HEIGHT - 2.0 * MARGIN) / (north - south);
        let across = f64::midpoint(north, south).to_radians().cos();
        let width = (east - west) * across * scale + 2.0 * MARGIN;
        (scale.is_finite() && width.is_finite()).then_some(Self {
            west,
            north,
            across,
            scale,
            width,
        })
    }

    fn project(&self, ring: &[Point]) -> Vec<Point> {
        ring.iter()
            .map(|(x, y)| {
                (
                    (x - self.west) * self.across * self.scale + MARGIN,
                    (self.north - y) * self.scale + MARGIN,
                )
            })
            .collect()
    }

    fn view_box(&self) -> String {
        format!("0 0 {:.0} {HEIGHT:.0}", self.width.ceil())
    }
}

/// Rings as relative commands in whole units. Rings smaller than `smallest`
/// are left out, but never the largest one.
fn path(rings: &[Vec<Point>], tolerance: f64, smallest: f64) -> String {
    let largest = rings.iter().map(|ring| area(ring)).fold(0.0, f64::max);
    let mut d = String::new();
    for ring in rings {
        if area(ring) < smallest.min(largest) {
            continue;
        }
        draw(&simplify_ring(ring, tolerance), &mut d);
    }
    d
}

/// Writes `M12 30l3-4 5 6z`.
#[expect(
    clippy::cast_possible_truncation,
    reason = "the drawing is a few hundred units"
)]
fn draw(ring: &[Point], d: &mut String) {
    let mut points: Vec<(i32, i32)> = ring
        .iter()
        .map(|(x, y)| (x.round() as i32, y.round() as i32))
        .collect();
    points.dedup();
    if points.len() > 1 && points.first() == points.last() {
        points.pop(); // `z` closes the ring.
    }
    let Some(((mut x, mut y), rest)) = points.split_first().map(|(first, rest)| (*first, rest))
    else {
        return;
    };
    // Writing to a String cannot fail.
    let _ = write!(d, "M{x} {y}");
    let mut before = "l";
    for (next_x, next_y) in rest {
        let (dx, dy) = (next_x - x, next_y - y);
        let gap = if before == " " && dx < 0 { "" } else { before };
        let between = if dy < 0 { "" } else { " " };
        let _ = write!(d, "{gap}{dx}{between}{dy}");
        (x, y) = (*next_x, *next_y);
        before = " ";
    }
    d.push('z');
}

/// The size of the field inside a ring.
fn area(ring: &[Point]) -> f64 {
    let Some(last) = ring.last() else { return 0.0 };
    let mut sum = 0.0;
    let mut before = *last;
    for point in ring {
        sum += before.0 * point.1 - point.0 * before.1;
        before = *point;
    }
    sum.abs() / 2.0
}

/// Simplifies a closed ring: between its first point and the one farthest from
/// that, because a line needs two ends.
fn simplify_ring(ring: &[Point], tolerance: f64) -> Vec<Point> {
    let Some(first) = ring.first() else {
        return Vec::new();
    };
    let distance = |point: &Point| (point.0 - first.0).hypot(point.1 - first.1);
    let farthest = (0..ring.len())
        .max_by(|a, b| distance(&ring[*a]).total_cmp(&distance(&ring[*b])))
        .unwrap_or_default();
    let mut simple = simplify(&ring[..=farthest], tolerance);
    simple.extend(simplify(&ring[farthest..], tolerance).into_iter().skip(1));
    simple
}

/// Douglas and Peucker: keeps the point farthest from the line between the
/// ends, as long as it is farther than `tolerance`; then both halves. Works on
/// a list of stretches, so that no input is too deep.
fn simplify(line: &[Point], tolerance: f64) -> Vec<Point> {
    let mut keep = vec![false; line.len()];
    let mut stretches = vec![(0, line.len().saturating_sub(1))];
    while let Some((start, end)) = stretches.pop() {
        keep.get_mut(start)
            .into_iter()
            .for_each(|kept| *kept = true);
        keep.get_mut(end).into_iter().for_each(|kept| *kept = true);
        let inner = (start + 1)..end;
        let worst = inner
            .map(|at| (at, offset(line[at], line[start], line[end])))
            .max_by(|a, b| a.1.total_cmp(&b.1));
        if let Some((at, distance)) = worst
            && distance > tolerance
        {
            stretches.push((start, at));
            stretches.push((at, end));
        }
    }
    let kept = line.iter().zip(keep).filter(|(_, kept)| *kept);
    kept.map(|(point, _)| *point).collect()
}

/// Distance of a point from a stretch.
fn offset(point: Point, start: Point, end: Point) -> f64 {
    let (dx, dy) = (end.0 - start.0, end.1 - start.1);
    let length = dx.mul_add(dx, dy * dy);
    let along = if length > 0.0 {
        ((point.0 - start.0) * dx + (point.1 - start.1) * dy) / length
    } else {
        0.0
    };
    let along = along.clamp(0.0, 1.0);
    (point.0 - start.0 - along * dx).hypot(point.1 - start.1 - along * dy)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A square country of two municipalities, side by side; their shared
    /// border is one arc, walked back by the second.
    const TWO: &str = r#"{
        "type": "Topology",
        "transform": { "scale": [0.01, 0.01], "translate": [5, 0] },
        "arcs": [
            [[50, 100], [0, -100]],
            [[50, 0], [-50, 0], [0, 50], [0, 50], [50, 0]],
            [[50, 100], [50, 0], [0, -100], [-50, 0]]
        ],
        "objects": {
            "nl_features": { "type": "GeometryCollection", "geometries": [
                { "type": "MultiPolygon", "arcs": [[[1, 2]]] } ] },
            "gm_features": { "type": "GeometryCollection", "geometries": [
                { "type": "Polygon", "arcs": [[0, 1]], "properties": { "code": "GM0001" } },
                { "type": "MultiPolygon", "arcs": [[[2, -1]]], "properties": { "code": "GM0002" } } ] }
        }
    }"#;

    #[test]
    fn arcs_become_paths() {
        let borders = Borders::parse(TWO.as_bytes()).unwrap();
        assert_eq!(borders.view_box, "0 0 400 400");
        // Points in the middle of a straight side are gone.
        assert_eq!(borders.land, "M200 396l-196 0 0-392 392 0 0 392z");
        assert_eq!(
            borders.municipality("GM0001"),
            Some("M200 4l0 392-196 0 0-392z")
        );
        assert_eq!(
            borders.municipality("GM0002"),
            Some("M200 4l196 0 0 392-196 0z")
        );
        assert_eq!(borders.municipality("GM0003"), None);
    }

    #[test]
    fn what_is_wrong_is_said_and_nothing_panics() {
        for (find, replace) in [
            ("[[1, 2]]", "[[1, 7]]"),
            ("[[1, 2]]", "[[1, -9]]"),
            ("[[1, 2]]", "[[]]"),
            ("nl_features", "de_features"),
            ("MultiPolygon", "Point"),
        ] {
            let error = Borders::parse(TWO.replace(find, replace).as_bytes());
            assert!(error.is_err(), "{find} → {replace}: {error:?}");
        }
        assert!(Borders::parse(b"").is_err());
    }

    #[test]
    fn simplifying_keeps_what_sticks_out() {
        let line = [(0.0, 0.0), (1.0, 0.1), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)];
        assert_eq!(
            simplify(&line, 0.5),
            [(0.0, 0.0), (2.0, 0.0), (3.0, 5.0), (4.0, 0.0)]
        );
        assert_eq!(simplify(&[], 1.0), []);
        assert_eq!(simplify(&line[..1], 1.0), [(0.0, 0.0)]);
    }

    #[test]
    fn small_islands_go_but_a_small_town_stays() {
        let square = |at: f64, size: f64| {
            vec![
                (at, at),
                (at + size, at),
                (at + size, at + size),
                (at, at + size),
            ]
        };
        let both = path(&[square(0.0, 9.0), square(20.0, 1.0)], 0.5, 2.0);
        assert_eq!(both, "M0 0l9 0 0 9-9 0z");
        assert_eq!(path(&[square(20.0, 1.0)], 0.5, 2.0), "M20 20l1 0 0 1-1 0z");
    }
}
