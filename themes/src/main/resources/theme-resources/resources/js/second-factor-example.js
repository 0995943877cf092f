/** Shows the example number of the country that is chosen, also of one that the browser has kept from before. */
export function showExample() {
  const example = document.getElementById("kc-second-factor-example");
  const countries = document.querySelector("select[name=country]");
  if (!example || !countries) {
    return;
  }
  const show = () => {
    example.textContent = countries.selectedOptions[0].dataset.example;
  };
  countries.addEventListener("change", show);
  addEventListener("pageshow", show);
}
