//! A site that only shows what it could be: nobody reads what is sent there.

use crate::world::World;

const READS_NOBODY: &str = "er leest nog niemand mee, dus er komt geen antwoord";

#[tokio::test]
async fn a_demonstration_promises_no_answer() {
    let world = World::with_files(|files| {
        let facts = files.get_mut("site.json").unwrap();
        let mut read: serde_json::Value = serde_json::from_slice(facts).unwrap();
        read["demonstration"] = true.into();
        *facts = serde_json::to_vec(&read).unwrap();
    })
    .await;
    let form = world.stranger().gets("/api/forms/vraag").await.is(405);
    form.says(READS_NOBODY).lacks("Een mens leest je vraag");
    let fields = [("vraag", "Hoe vertel ik thuis dat ik blijf zitten?")];
    let receipt = world.stranger().fills_in("vraag", &fields).await.is(201);
    let receipt = receipt
        .says(READS_NOBODY)
        .lacks("leest je vraag")
        .lacks("Meestal is er binnen");
    let code = receipt.receipt();
    let status = world.stranger().looks_up(&code).await.is(200);
    status
        .says(READS_NOBODY)
        .lacks("wacht nu tot iemand")
        .lacks("Kijk later")
        .lacks("Meestal is er binnen");
    let rated = "_lang=nl&pagina=/tips/luisteren/&hielp=nee";
    let form = "application/x-www-form-urlencoded";
    let rated = world.stranger().posts("/api/helped", form, rated).await;
    rated.is(200).says(READS_NOBODY).lacks("leest je vraag");
}
