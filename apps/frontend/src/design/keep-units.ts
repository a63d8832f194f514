const units = /(\d) (?=(?:ml|l|kg|g|mg|m|cm|mm|pz|pza|pzas|pzs|hojas|lt|lts|oz|W)\b)/giu;

/** A product's name in which a number never parts from its unit at the end of a line: "600 ml" stays together. */
export function keepUnits(name: string): string {
  return name.replace(units, '$1\u00a0');
}
