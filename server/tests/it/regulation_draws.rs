//! 双随机抽取: lists first, the seed afterwards; everybody repeats it, and what was tampered with is
//! named.

use shigantong_contract::draw::{Difference, seed_hash, seed_of, verify};
use shigantong_contract::{Draw, uscc};

use crate::commands::{run, text};
use crate::regulation::{load, loaded};
use crate::support::{City, get, write};

const SEED: &str = "3248e4bfb73f87c62cab83bf9dbb0b81dd9185e62b522675c930f3d5495e530c";

fn codes() -> Vec<String> {
    let codes = (0..6).map(|number| {
        let organisation = format!("MAYY000{number}");
        let check = uscc::organisation_check_character(&organisation).unwrap();
        let body = format!("91610302{organisation}{check}");
        format!("{body}{}", uscc::check_character(&body).unwrap())
    });
    codes.collect()
}

/// A city with six companies, its database closed for the commands.
async fn companies() -> City {
    let companies = codes().into_iter().enumerate().map(|(number, code)| {
        format!(
            "[[company]]\nuscc = \"{code}\"\nname = \"渭滨示例{number}号有限公司\"\narea_code = \"610302\"\n"
        )
    });
    loaded(&companies.collect::<String>()).await
}

fn lists(seed: &str) -> String {
    let codes = codes();
    format!(
        "id = \"draw-1\"\ntitle = \"食品抽查\"\ndept_code = \"D\"\ndept_name = \"渭滨区市场监督管理局\"\n\
         area_code = \"610302\"\nmatters = [\"许可\"]\nbasis = \"第一百一十条\"\nplanned_on = \"2099-12-31\"\n\
         subjects = {codes:?}\ncount = 3\ninspectors = [\"Z01\", \"Z02\", \"Z03\", \"Z04\"]\nper_subject = 2\n\
         recusals = [{{ subject = \"{}\", inspector = \"Z01\", reason = \"亲属任职\" }}]\n\
         seed_source = \"随机数\"\n{seed}\n",
        codes[0]
    )
}

fn hashed() -> String {
    lists(&format!("seed_hash = \"{}\"", seed_hash(SEED).unwrap()))
}

#[tokio::test]
async fn lists_are_published_first_and_the_draw_repeats() {
    let city = companies().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(city.dir.path(), "draw.toml", hashed().as_bytes());
    let file = file.to_str().unwrap();
    let done = run(&["draw", "prepare", file, "--data", data]);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{said}{}", text(&done.stderr));
    assert!(said.contains("检查对象 6 家，检查人员 4 人"), "{said}");
    let published = get(&city.router, "/api/v1/draws/draw-1").await;
    let published: Draw = serde_json::from_value(published.json()).unwrap();
    assert!(published.seed.is_empty() && published.drawn.is_empty());
    assert_eq!(Some(&published.seed_hash), seed_hash(SEED).as_ref());
    let list = get(&city.router, "/api/v1/draws").await.json();
    assert_eq!(list[0]["drawn_on"], serde_json::Value::Null);
    // What was published is not changed any more, and not drawn with another seed.
    let again = run(&["draw", "prepare", file, "--data", data]);
    assert!(text(&again.stdout).contains("未变"));
    write(
        city.dir.path(),
        "draw.toml",
        hashed().replace("count = 3", "count = 4").as_bytes(),
    );
    let other = run(&["draw", "prepare", file, "--data", data]);
    assert!(text(&other.stderr).contains("名单已经公布，不能再改"));
    let wrong = run(&[
        "draw",
        "run",
        "draw-1",
        "--seed",
        &seed_of("x"),
        "--data",
        data,
    ]);
    assert!(text(&wrong.stderr).contains("不是事先定下的那一个"));
    let done = run(&["draw", "run", "draw-1", "--seed", SEED, "--data", data]);
    let said = text(&done.stdout);
    assert!(done.status.success(), "{said}{}", text(&done.stderr));
    assert!(said.contains("抽中 3 家，已经列入检查计划"), "{said}");
    let again = run(&["draw", "run", "draw-1", "--seed", SEED, "--data", data]);
    assert!(text(&again.stdout).contains("未变"));
    let made = get(&city.router, "/api/v1/draws/draw-1").await;
    let made: Draw = serde_json::from_value(made.json()).unwrap();
    assert_eq!(verify(&made), []);
    assert_eq!(made.drawn.len(), 3);
    assert_eq!(
        (&made.subjects_hash, &made.seed_hash),
        (&published.subjects_hash, &published.seed_hash)
    );
    assert!(made.teams.iter().all(|team| team.inspectors.len() == 2));
    let planned = get(&city.router, "/api/v1/inspections?result=planned").await;
    assert_eq!(planned.each("uscc"), made.drawn);
    assert_eq!(planned.each("draw_id"), ["draw-1"; 3]);
    assert_eq!(planned.each("plan"), ["食品抽查"; 3]);
}

#[tokio::test]
async fn a_tampered_draw_is_named() {
    let city = companies().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(city.dir.path(), "draw.toml", hashed().as_bytes());
    run(&["draw", "prepare", file.to_str().unwrap(), "--data", data]);
    run(&["draw", "run", "draw-1", "--seed", SEED, "--data", data]);
    let got = get(&city.router, "/api/v1/draws/draw-1").await;
    let good: Draw = serde_json::from_value(got.json()).unwrap();
    let mut draw = good.clone();
    draw.drawn.swap(0, 1);
    assert!(matches!(
        verify(&draw)[0],
        Difference::Drawn { place: 0, .. }
    ));
    let mut draw = good.clone();
    draw.teams[2].inspectors.swap(0, 1);
    assert!(matches!(
        verify(&draw)[0],
        Difference::Team { place: 2, .. }
    ));
    // An import believes no draw that it cannot repeat.
    let (hash, seed) = (good.subjects_hash.as_str(), good.seed.as_str());
    let (first, second) = (good.drawn[0].as_str(), good.drawn[1].as_str());
    let rows = [
        ("", "", "完成：新增 1，更新 0"),
        (
            hash,
            SEED,
            "draw.subjects_hash：抽取无法复现：名单不是事先公布哈希的那一份",
        ),
        (
            seed,
            hash,
            "draw.seed_hash：抽取无法复现：种子不是事先公布哈希的那一个",
        ),
        (
            "sha256-rank-1",
            "dice",
            "draw.algorithm：“dice”不是已知的抽取方法",
        ),
        (
            "per_subject = 2",
            "per_subject = 1",
            "draw.per_subject：少于两人：执法人员不得少于两人（行政处罚法第四十二条）",
        ),
        (
            "2026-11-20",
            "2026-11-01",
            "draw.drawn_on：早于公布名单的日期",
        ),
    ];
    for (part, other, expected) in rows {
        let written = imported(&good).replacen(part, other, 1);
        let said = load(&city, &written).await.to_string();
        assert!(said.contains(expected), "{part} → {other}: {said}");
    }
    let swapped = imported(&good);
    let at = swapped.find("drawn = ").unwrap();
    let tail = swapped[at..]
        .replacen(first, "?", 1)
        .replacen(second, first, 1)
        .replacen('?', second, 1);
    let said = load(&city, &format!("{}{tail}", &swapped[..at]))
        .await
        .to_string();
    let expected = format!("draw.drawn：抽取无法复现：第 1 个写的是 {second}，按种子应为 {first}");
    assert!(said.contains(&expected), "{said}");
}

/// The draw as a file of regulation takes it, under another key.
fn imported(draw: &Draw) -> String {
    let teams = draw.teams.iter().map(|team| {
        format!(
            "{{ subject = {:?}, inspectors = {:?} }},",
            team.subject, team.inspectors
        )
    });
    let seed = format!("seed_hash = \"{}\"", draw.seed_hash);
    format!(
        "[[draw]]\n{}prepared_on = \"2026-11-10\"\ndrawn_on = \"2026-11-20\"\nalgorithm = \"{}\"\n\
         seed = \"{}\"\nsubjects_hash = \"{}\"\ninspectors_hash = \"{}\"\nteams = [{}]\ndrawn = {:?}\n",
        lists(&seed).replace("draw-1", "draw-2"),
        draw.algorithm,
        draw.seed,
        draw.subjects_hash,
        draw.inspectors_hash,
        teams.collect::<String>(),
        draw.drawn,
    )
}

#[tokio::test]
async fn lists_that_let_somebody_choose_are_refused() {
    let city = companies().await;
    let data = city.dir.path().to_str().unwrap();
    let code = codes()[5].clone();
    let recused = (1..4).map(|number| {
        format!("{{ subject = \"{code}\", inspector = \"Z0{number}\", reason = \"亲属\" }}")
    });
    let recused = recused.collect::<Vec<_>>().join(", ");
    let rows = [
        (lists(""), "seed_hash：种子要先定下来"),
        (
            lists("seed_on = \"2020-01-01\""),
            "seed_on：要晚于公布名单的今天",
        ),
        (
            lists("seed_hash = \"ab\""),
            "seed_hash：应为 64 位小写十六进制数",
        ),
        (
            format!("{}seed_on = \"2099-01-01\"", hashed()),
            "seed_on：seed_hash 和 seed_on 只写一个",
        ),
        (
            hashed().replace("per_subject = 2", "per_subject = 1"),
            "行政处罚法第四十二条",
        ),
        (
            hashed().replace("count = 3", "count = 0"),
            "count：一家也不抽",
        ),
        (
            hashed().replace(&code, "12441500196720244T"),
            "没有代码为 12441500196720244T 的企业",
        ),
        (
            hashed().replace("Z04", "13812345678"),
            "写着身份证号或手机号",
        ),
    ];
    for (lists, expected) in rows {
        let file = write(city.dir.path(), "draw.toml", lists.as_bytes());
        let done = run(&["draw", "prepare", file.to_str().unwrap(), "--data", data]);
        assert_eq!(done.status.code(), Some(1));
        let said = text(&done.stdout);
        assert!(
            said.contains(expected),
            "{expected}: {said}{}",
            text(&done.stderr)
        );
    }
    assert_eq!(
        get(&city.router, "/api/v1/draws")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        0
    );
    // Where so many are recused that fewer than two are left, nobody is sent.
    let lists = hashed()
        .replace("recusals = [", &format!("recusals = [{recused}, "))
        .replace("count = 3", "count = 6");
    let file = write(city.dir.path(), "draw.toml", lists.as_bytes());
    let done = run(&["draw", "prepare", file.to_str().unwrap(), "--data", data]);
    assert!(done.status.success(), "{}", text(&done.stdout));
    let done = run(&["draw", "run", "draw-1", "--seed", SEED, "--data", data]);
    let said = text(&done.stderr);
    let expected = format!("去 {code} 的只有 1 人：执法人员不得少于两人（行政处罚法第四十二条）");
    assert!(said.contains(&expected), "{said}");
    assert_eq!(
        get(&city.router, "/api/v1/inspections").await.json()["total"],
        0
    );
}

#[tokio::test]
async fn a_public_seed_is_not_there_before_its_day() {
    let city = companies().await;
    let data = city.dir.path().to_str().unwrap();
    let file = write(
        city.dir.path(),
        "draw.toml",
        lists("seed_on = \"2099-01-01\"").as_bytes(),
    );
    let done = run(&["draw", "prepare", file.to_str().unwrap(), "--data", data]);
    assert!(done.status.success(), "{}", text(&done.stdout));
    for (arguments, expected) in [
        (["--seed-text", "03 08"], "公开的种子要到 2099-01-01 才有"),
        (["--seed", SEED], "请写 --seed-text"),
    ] {
        let [name, value] = arguments;
        let done = run(&["draw", "run", "draw-1", name, value, "--data", data]);
        assert_eq!(done.status.code(), Some(1));
        assert!(
            text(&done.stderr).contains(expected),
            "{}",
            text(&done.stderr)
        );
    }
    let done = run(&["draw", "run", "none", "--seed", SEED, "--data", data]);
    assert!(text(&done.stderr).contains("请先用 draw prepare 公布名单"));
    let said = text(&run(&["draw", "seed"]).stdout);
    let seed = said
        .lines()
        .next()
        .unwrap()
        .rsplit('：')
        .next()
        .unwrap()
        .to_owned();
    assert!(said.contains(&seed_hash(&seed).unwrap()), "{said}");
}
