/**
 * A line over the last minute, drawn as SVG. A value that is `null` interrupts the line.
 */
const SVG = 'http://www.w3.org/2000/svg';
const WIDTH = 600;
const HEIGHT = 120;
const SPAN = 60_000;

export class Chart {

	#area = shape('path', { class: 'plot-area' });
	#line = shape('path', { class: 'plot-line' });
	#top = document.createElement('span');
	#format;
	#atLeast;
	#units;

	/**
	 * @param {HTMLElement} place where to draw
	 * @param {(value: number) => string} format how a value is written
	 * @param {number} atLeast what the scale shows even if all values are smaller
	 * @param {number[]} units of which the scale is a round number, the largest first
	 */
	constructor(place, format, atLeast, units = [1]) {
		this.#format = format;
		this.#atLeast = atLeast;
		this.#units = units;
		const svg = shape('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, preserveAspectRatio: 'none', 'aria-hidden': 'true' });
		for (const part of [1, 2, 3]) {
			const y = HEIGHT * part / 4;
			svg.append(shape('path', { class: 'plot-grid', d: `M0 ${y}H${WIDTH}` }));
		}
		svg.append(this.#area, this.#line);
		this.#top.className = 'plot-top';
		place.replaceChildren(svg, this.#top);
	}

	/** Draws points of time and value, the newest last. */
	draw(points) {
		const end = points.at(-1)?.at ?? 0;
		const shown = points.filter(({ at }) => at >= end - SPAN);
		const most = Math.max(this.#atLeast, ...shown.map(({ value }) => value ?? 0));
		const top = niceTop(most, this.#units.find((unit) => most >= unit));
		const x = ({ at }) => (WIDTH * (1 - (end - at) / SPAN)).toFixed(1);
		const y = ({ value }) => (HEIGHT * (1 - value / top)).toFixed(1);
		const runs = runsOf(shown).map((run) => run.map((point) => `${x(point)} ${y(point)}`));
		this.#line.setAttribute('d', runs.map((run) => `M${run.join('L')}`).join(''));
		this.#area.setAttribute('d', runs.map((run) => `M${run[0].split(' ')[0]} ${HEIGHT}L${run.join('L')}`
			+ `L${run.at(-1).split(' ')[0]} ${HEIGHT}Z`).join(''));
		this.#top.textContent = this.#format(top);
	}

}

/** The points in pieces without a gap. */
function runsOf(points) {
	const runs = [[]];
	for (const point of points) {
		if (point.value !== null) {
			runs.at(-1).push(point);
		} else if (runs.at(-1).length > 0) {
			runs.push([]);
		}
	}
	return runs.filter((run) => run.length > 0);
}

/** 1, 2 or 5 with zeros, times a unit: the next that is not smaller. */
function niceTop(value, unit) {
	const power = unit * 10 ** Math.floor(Math.log10(value / unit));
	return [1, 2, 5, 10].find((step) => step * power >= value) * power;
}

function shape(tag, attributes) {
	const made = document.createElementNS(SVG, tag);
	Object.entries(attributes).forEach(([name, value]) => made.setAttribute(name, value));
	return made;
}
